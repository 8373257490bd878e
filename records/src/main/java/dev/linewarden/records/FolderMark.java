package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whose data folder it is: the file `station` in it, written at the first start.
///
/// @param format of everything in the folder
/// @param station its id
record FolderMark(int format, String station) {
  static final int FORMAT = 1;

  static final String NAME = "station";

  /// What stands behind the format is a matter of the format.
  private static final Pattern CONTENT = Pattern.compile("format (\\d{1,6})\\R(?s:(.*))");

  private static final Pattern STATION = Pattern.compile("station (.{1,200})\\R");

  /// Empty for a folder that nobody has used, or only a version that wrote none. Throws [BadInput]
  /// for a mark that says nothing, or something of a newer version.
  static Optional<FolderMark> read(Path root) throws IOException {
    Path file = root.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Matcher content = CONTENT.matcher(Files.readString(file));
    int format = content.matches() ? Integer.parseInt(content.group(1)) : 0;
    if (format > FORMAT) {
      throw new BadInput(
          ("the data folder %s must be of format %d or older, but is of format %d: a newer"
                  + " Linewarden wrote it")
              .formatted(root, FORMAT, format));
    }
    Matcher station = STATION.matcher(format == FORMAT ? content.group(2) : "");
    if (!station.matches()) {
      throw new BadInput(
          "%s must say 'format %d' and 'station ID', a line each, but does not"
              .formatted(file, FORMAT));
    }
    return Optional.of(new FolderMark(format, station.group(1)));
  }

  void requireStation(Path root, String id) {
    if (!station.equals(id)) {
      throw new BadInput(
          ("the data folder %s must be this station's, which is called '%s', but belongs to '%s';"
                  + " if it is the same station under another name, write that into %s")
              .formatted(root, id, station, root.resolve(NAME)));
    }
  }

  void write(Path root) throws IOException {
    Durable.replace(
        root.resolve(NAME),
        "format %d\nstation %s\n".formatted(format, station).getBytes(StandardCharsets.UTF_8));
  }
}
