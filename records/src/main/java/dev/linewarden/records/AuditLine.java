package dev.linewarden.records;

import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What stands in one line of the audit trail, as JSON in one way only.
///
/// ```
/// line   | chain: 64 hexadecimal digits | space | JSON object |
/// chain    SHA-256 of: chain of the line before | space | JSON object
/// ```
///
/// Before the very first line the chain is [#FIRST].
sealed interface AuditLine {
  int FORMAT = 1;
  String FIRST = "0".repeat(64);

  /// No note is longer, however its texts are written in JSON.
  int BYTES_MAX = 64 << 10;

  /// Numbers of the journal that JSON can say without loss.
  double NUMBER_MAX = 1L << 53;

  // Always three digits: times sort as text.
  DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  /// The first line of a file.
  ///
  /// @param before the chain at the end of the file before
  record Head(String before) implements AuditLine {}

  record Event(AuditEvent event) implements AuditLine {}

  /// The station's signature over the chain so far.
  ///
  /// @param position everything of the journal up to this entry that belongs here stands before
  record Anchor(long position, long wallMillis, StationKey key, Signed signature)
      implements AuditLine {
    static byte[] content(String before, long position, long wallMillis) {
      return "%s %d %s"
          .formatted(before, position, time(wallMillis))
          .getBytes(StandardCharsets.US_ASCII);
    }

    boolean holds(String before) {
      return key.signed(content(before, position, wallMillis), signature.bytes());
    }
  }

  static String chain(String before, String json) {
    return Checksum.of((before + " " + json).getBytes(StandardCharsets.UTF_8));
  }

  private static String time(long wallMillis) {
    return TIME.format(Instant.ofEpochMilli(wallMillis));
  }

  default String json() {
    Map<String, Object> table = new LinkedHashMap<>();
    switch (this) {
      case Head(String before) -> {
        table.put("format", FORMAT);
        table.put("before", before);
      }
      case Event(AuditEvent event) -> {
        table.put("sequence", event.sequence());
        table.put("time", time(event.wallMillis()));
        table.put("next_part", event.nextPart().value());
        table.put("kind", event.kind());
        putUnlessEmpty(table, "who", event.who());
        putUnlessEmpty(table, "what", event.what());
        putUnlessEmpty(table, "before", event.before());
        putUnlessEmpty(table, "after", event.after());
        putUnlessEmpty(table, "why", event.why());
      }
      case Anchor anchor -> {
        table.put("anchor", anchor.position());
        table.put("time", time(anchor.wallMillis()));
        table.put("signed_by", anchor.key().text());
        table.put("signature", anchor.signature().text());
      }
    }
    return StrictJson.line(table);
  }

  private static void putUnlessEmpty(Map<String, Object> table, String key, String value) {
    if (!value.isEmpty()) {
      table.put(key, value);
    }
  }

  /// Throws [BadInput] when it is none.
  ///
  /// @param where names the line in messages
  static AuditLine parse(String where, String json) {
    SettingsReader reader =
        new SettingsReader(
            where,
            StrictJson.table(
                "line of an audit trail", where, json.getBytes(StandardCharsets.UTF_8)));
    AuditLine line = read(reader);
    reader.finish();
    return line;
  }

  private static AuditLine read(SettingsReader reader) {
    if (reader.has("format")) {
      reader.integer("format", FORMAT, FORMAT);
      return new Head(reader.text("before"));
    }
    if (reader.has("anchor")) {
      return new Anchor(
          number(reader, "anchor"),
          millis(reader),
          new StationKey(reader.text("signed_by")),
          Signed.parse(reader.where(), reader.text("signature")));
    }
    return new Event(
        new AuditEvent(
            number(reader, "sequence"),
            millis(reader),
            new PartId(Math.max(1, number(reader, "next_part"))),
            reader.text("kind"),
            reader.text("who", ""),
            reader.text("what", ""),
            reader.text("before", ""),
            reader.text("after", ""),
            reader.text("why", "")));
  }

  private static long number(SettingsReader reader, String key) {
    return (long) reader.number(key, 0, NUMBER_MAX);
  }

  private static long millis(SettingsReader reader) {
    String time = reader.text("time");
    try {
      return Instant.parse(time).toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      reader.problem("'time' must be like 2026-11-21T21:40:00.000Z, but is '" + time + "'");
      return 0;
    }
  }
}
