package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one file of the audit trail line by line. Bytes behind the last line break are no line: a
/// kill cut them off. Not thread-safe.
final class AuditReader implements AutoCloseable {
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) (\\{.*\\})", Pattern.DOTALL);

  private final Path file;
  private final InputStream in;
  private long end;
  private int number;

  /// @param number counted from 1
  /// @param chain as it stands there; empty when the line is none
  /// @param problem why it is no line of an audit trail; empty when it is one
  record Line(
      Path file,
      int number,
      String chain,
      String json,
      Optional<AuditLine> content,
      String problem) {
    String where() {
      return AuditReader.where(file, number);
    }
  }

  AuditReader(Path file) throws IOException {
    this.file = file;
    this.in = new BufferedInputStream(Files.newInputStream(file));
  }

  /// Behind the last line.
  long end() {
    return end;
  }

  Optional<Line> next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long read = 1;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return Optional.empty();
      }
      if (bytes.size() <= AuditLine.BYTES_MAX) {
        bytes.write(next);
      }
      read++;
    }
    end += read;
    number++;
    return Optional.of(line(bytes.toString(StandardCharsets.UTF_8)));
  }

  private Line line(String text) {
    Matcher parts = LINE.matcher(text);
    if (!parts.matches()) {
      return broken("", "", "a checksum and a JSON object were expected");
    }
    String chain = parts.group(1);
    String json = parts.group(2);
    try {
      AuditLine content = AuditLine.parse(where(file, number), json);
      return new Line(file, number, chain, json, Optional.of(content), "");
    } catch (BadInput e) {
      return broken(chain, json, String.join("; ", e.problems()));
    }
  }

  private static String where(Path file, int number) {
    return "%s, line %d".formatted(file.getFileName(), number);
  }

  private Line broken(String chain, String json, String why) {
    return new Line(file, number, chain, json, Optional.empty(), why);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
