/// Names of everything a key can do; the raw value is the name in the config's `[keys]`.
public enum ActionID: String, Sendable, CaseIterable {
    case moveDown = "down"
    case moveUp = "up"
    case moveLeft = "left"
    case moveRight = "right"
    case moveToFirst = "first"
    case moveToLast = "last"
    case pageDown = "page-down"
    case pageUp = "page-up"
    case halfPageDown = "half-page-down"
    case halfPageUp = "half-page-up"
    case nextPane = "next-pane"
    case previousPane = "previous-pane"
    case focusDevices = "devices"
    case focusAlarms = "alarms"
    case focusMap = "map"
    case enlarge
    case details
    case trips
    case wireAll = "wire-all"
    case wire
    case groups
    case quarantine
    case adopt
    case refuse
    case reconsider
    case showRefused = "refused"
    case back
    case quit
    case quitNow = "quit-now"
    case filter
    case nextStatus = "next-status"
    case previousStatus = "previous-status"
    case problems
    case sortLeft = "sort-left"
    case sortRight = "sort-right"
    case invertSort = "invert-sort"
    case columns
    case view1 = "view-1"
    case view2 = "view-2"
    case view3 = "view-3"
    case view4 = "view-4"
    case view5 = "view-5"
    case view6 = "view-6"
    case view7 = "view-7"
    case view8 = "view-8"
    case view9 = "view-9"
    case acknowledge
    case acknowledgeAll = "acknowledge-all"
    case undo
    case mark
    case note
    case shelve
    case shelf
    case silence
    case reset
    case outOfService = "out-of-service"
    case correctClock = "correct-clock"
    case choosePeer = "choose-address"
    case zoomIn = "zoom-in"
    case zoomOut = "zoom-out"
    case fitAll = "fit-all"
    case center
    case follow
    case drawing
    case jumpBack = "jump-back"
    case jumpOn = "jump-on"
    case measure
    case miniMap = "mini-map"
    case freeze
    case past
    case pastBack = "past-back"
    case pastOn = "past-on"
    case pastPageBack = "past-page-back"
    case pastPageOn = "past-page-on"
    case pastFirst = "past-first"
    case live
    case goTo = "go-to"
    case nextAlarm = "next-alarm"
    case play
    case wider
    case narrower
    case pace0 = "pace-0"
    case pace1 = "pace-1"
    case pace2 = "pace-2"
    case pace5 = "pace-5"
    case pace10 = "pace-10"
    case pace30 = "pace-30"
    case pace60 = "pace-60"
    case pace120 = "pace-120"
    case pace300 = "pace-300"
    case pace600 = "pace-600"
    case copy
    case theme
    case mouse
    case palette
    case help
    case listener
    case zones
    case figures
    case redraw
    case suspend
}
