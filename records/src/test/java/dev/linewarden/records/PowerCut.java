package dev.linewarden.records;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// In a machine whose power is cut: looks at what the last cut left, and writes parts until the
/// next. What was acknowledged is told from outside, as nothing in here can be trusted to know.
final class PowerCut {
  private PowerCut() {}

  static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    try (RandomAccessFile file =
        new RandomAccessFile(root.resolve("acknowledged").toFile(), "rw")) {
      file.writeLong(Long.parseLong(arguments[1]));
    }
    KillLoop loop = new KillLoop(root, 0);
    if (Files.exists(root.resolve("data"))) {
      loop.look(0);
    }
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.println(
        "proof: %d entries, none of the %s acknowledged is lost, none doubled"
            .formatted(loop.entries(), arguments[1]));
    KillVictim.run(root, true);
  }
}
