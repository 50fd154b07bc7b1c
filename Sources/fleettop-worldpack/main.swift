import Foundation
import Geo

let usage = """
    USAGE: fleettop-worldpack <map-data> <output>

    Packs the world map that fleettop carries from Natural Earth and GeoNames tables.

      <map-data>  a folder with the tables basemap/NAME.tsv (land, borders, lakes and
                  rivers, each as NAME_110m, _50m and _10m; admin1_lines_50m,
                  admin1_lines_10m, urban_areas_50m and countries_10m) and
                  places/NAME.tsv (places_ne, marine_labels, cities_geonames); each of
                  them may be packed by gzip (.tsv.gz)
      <output>    the file to write: Sources/CWorld/world.bin

    Example:
      swift run fleettop-worldpack map-data Sources/CWorld/world.bin
    """

/// Writes a line to the standard error output.
func complain(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
}

let arguments = CommandLine.arguments.dropFirst()
if arguments.contains("--help") || arguments.contains("-h") {
    print(usage)
    exit(0)
}
guard arguments.count == 2, let folder = arguments.first, let output = arguments.last else {
    complain(usage)
    exit(64)
}
do {
    let bytes = try WorldPack.bytes(from: folder)
    try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
    print("\(output): \(bytes.count) bytes")
} catch {
    complain("fleettop-worldpack: \(error)")
    exit(1)
}
