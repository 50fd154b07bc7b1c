import Fleet
import Testing

@testable import fleettop

/// Who the audit says that somebody is.
@Suite struct OperatorTests {
    @Test("the address of an SSH client is part of the terminal")
    func client() {
        let remote = Operator.client(["SSH_CONNECTION": "192.0.2.7 51234 198.51.100.1 22"])
        #expect(Operator.terminal("pts/3", client: remote) == "pts/3 from 192.0.2.7")
        #expect(
            Operator.terminal("", client: Operator.client(["SSH_CLIENT": "fe80::1%eth0 1 22"])) == "from fe80::1%eth0")
        #expect(Operator.terminal("tty1", client: Operator.client([:])) == "tty1")
    }

    @Test("what is no address is left out", arguments: ["", " ", "\u{1B}[31m 1 2 3", "a;b", "10.0.0.1\u{202E}"])
    func noAddress(text: String) {
        #expect(Operator.client(["SSH_CONNECTION": text]) == nil)
    }
}
