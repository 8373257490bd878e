package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// A TOML file as plain maps and lists, in the order of the file.
final class TomlFile {
  private TomlFile() {}

  /// Throws [BadInput] with every syntax error and its line.
  static Map<String, Object> read(Path file) {
    TomlParseResult toml = parse(file);
    if (toml.hasErrors()) {
      List<String> problems =
          toml.errors().stream()
              .map(error ->
                  "%s, line %d: %s"
                      .formatted(file.getFileName(), error.position().line(), error.getMessage()))
              .toList();
      throw new BadInput(problems);
    }
    return plain(toml);
  }

  private static TomlParseResult parse(Path file) {
    try {
      return Toml.parse(Files.readString(file));
    } catch (IOException e) {
      throw new BadInput(
          "configuration %s cannot be read: %s"
              .formatted(file, Files.exists(file) ? e.getMessage() : "there is no such file"),
          e);
    }
  }

  private static Map<String, Object> plain(TomlTable table) {
    Map<String, Object> copy = new LinkedHashMap<>();
    table.keySet().stream()
        .sorted(Comparator.comparingInt(key -> line(table, key)))
        .forEach(key -> copy.put(key, plain(Objects.requireNonNull(table.get(List.of(key)), key))));
    return copy;
  }

  private static int line(TomlTable table, String key) {
    TomlPosition position = table.inputPositionOf(List.of(key));
    return position == null ? 0 : position.line();
  }

  private static Object plain(Object value) {
    return switch (value) {
      case TomlTable table -> plain(table);
      case TomlArray array -> array.toList().stream().map(TomlFile::plain).toList();
      default -> value;
    };
  }
}
