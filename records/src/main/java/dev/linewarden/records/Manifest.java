package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.SettingsReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a revision is, in one signed file: who made it, of which, and the checksum of every file in
/// it. `manifest.sig` beside it is the signature over its bytes.
///
/// @param parent the revision that was the newest before it; 0 = it is the first
/// @param calibration what its lengths were measured with: [CalibrationMark]
/// @param signer who signed it
/// @param origin what it was at the station it was taken from, if it was
/// @param files all but the manifest and its signature, by their names in the revision's folder
record Manifest(
    RecipeKey key,
    int parent,
    Change change,
    String calibration,
    StationKey signer,
    Optional<Origin> origin,
    SortedMap<String, FileMark> files) {
  static final String NAME = "manifest.json";
  static final String SIGNATURE = "manifest.sig";

  /// Ed25519's are this long.
  static final int SIGNATURE_BYTES = 64;

  private static final String WHAT = "manifest";
  private static final int FORMAT = 1;

  Manifest {
    files = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// Throws [BadInput] with every problem.
  ///
  /// @param where names it in messages
  static Manifest parse(String where, byte[] bytes) {
    Map<String, ?> table = StrictJson.table(WHAT, where, bytes);
    if (table.get("format") instanceof Integer format && format > FORMAT) {
      throw new BadInput(
          "%s: it must have format %d, but has %d: a newer Linewarden made it"
              .formatted(where, FORMAT, format));
    }
    SettingsReader reader = new SettingsReader(where, table);
    try {
      reader.integer("format", FORMAT, FORMAT);
      RecipeKey key =
          new RecipeKey(reader.text("id"), reader.integer("revision", 1, Integer.MAX_VALUE));
      Manifest manifest =
          new Manifest(
              key,
              reader.integer("parent", 0, Integer.MAX_VALUE),
              change(reader),
              reader.text("calibration"),
              new StationKey(reader.text("signed_by")),
              reader.has("origin") ? Optional.of(origin(reader.table("origin"))) : Optional.empty(),
              files(reader));
      reader.finish();
      return manifest;
    } catch (BadInput bad) {
      throw bad.problems().stream().allMatch(problem -> problem.startsWith(where))
          ? bad
          : new BadInput(bad.problems().stream().map(problem -> where + ": " + problem).toList());
    }
  }

  private static Change change(SettingsReader reader) {
    String time = reader.text("time");
    String reason = reader.has("reason") ? reader.text("reason") : "";
    return new Change(reader.text("author"), millis(reader, time), reason);
  }

  private static long millis(SettingsReader reader, String time) {
    try {
      return Instant.parse(time).toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      reader.problem("'time' must be like 2026-11-21T21:40:00Z, but is '" + time + "'");
      return 0;
    }
  }

  private static Origin origin(SettingsReader table) {
    return new Origin(
        table.integer("revision", 1, Integer.MAX_VALUE),
        change(table),
        new StationKey(table.text("signed_by")));
  }

  private static SortedMap<String, FileMark> files(SettingsReader reader) {
    List<SettingsReader> tables = reader.tables("files");
    if (tables.size() > FileMark.FILES_MAX) {
      throw new BadInput(
          "there must be %d files or less, but are %d"
              .formatted(FileMark.FILES_MAX, tables.size()));
    }
    SortedMap<String, FileMark> files = new TreeMap<>();
    long bytes = 0;
    for (SettingsReader table : tables) {
      String name = table.text("name");
      FileMark mark = FileMark.read(table);
      bytes += mark.bytes();
      if (!FileMark.isName(name)) {
        table.problem(
            "'name' must be a plain file name, with folders before it or not, but is '%s'"
                .formatted(name.substring(0, Math.min(80, name.length()))));
      } else if (files.put(name, mark) != null) {
        table.problem("'%s' is named twice".formatted(name));
      }
    }
    if (bytes > FileMark.BYTES_MAX) {
      reader.problem(
          "the files must have %d bytes or less together, but have %d"
              .formatted(FileMark.BYTES_MAX, bytes));
    }
    if (!files.containsKey(RevisionFolder.RECIPE)) {
      reader.problem("'%s' must be among the files".formatted(RevisionFolder.RECIPE));
    }
    return files;
  }

  /// In one way only.
  byte[] bytes() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("format", FORMAT);
    root.put("id", key.id());
    root.put("revision", key.revision());
    root.put("parent", parent);
    root.putAll(written(change));
    root.put("calibration", calibration);
    root.put("signed_by", signer.text());
    origin.ifPresent(from -> {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("revision", from.revision());
      map.putAll(written(from.change()));
      map.put("signed_by", from.signer().text());
      root.put("origin", map);
    });
    List<Map<String, Object>> list = new ArrayList<>();
    files.forEach((name, mark) -> {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("name", name);
      map.put("sha256", mark.sha256());
      map.put("bytes", mark.bytes());
      list.add(map);
    });
    root.put("files", list);
    return StrictJson.write(root);
  }

  private static Map<String, Object> written(Change change) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("author", change.author());
    map.put("time", change.time());
    if (!change.reason().isEmpty()) {
      map.put("reason", change.reason());
    }
    return map;
  }
}
