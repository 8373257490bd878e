package dev.linewarden.access;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `<data>/users.json`: for its owner only, replaced as a whole. The station and a command beside
/// it may both change it; each sees what the other did. Any thread.
final class RollFile {
  static final String NAME = "users.json";
  private static final String BROKEN = ".broken-";
  private static final int BROKEN_MAX = 1000;
  private static final int BYTES_MAX = 4 << 20;
  private static final String OWNER_ONLY = "rw-------";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Path file;
  private final FaultLog faults;
  private Roll roll = Roll.fresh("");
  private Optional<Seen> seen = Optional.empty();
  private boolean everRead;

  /// By what another content is noticed: each is a file of its own.
  private record Seen(@Nullable Object key, long millis, long size) {}

  RollFile(Path data, FaultLog faults) {
    this.file = data.resolve(NAME);
    this.faults = faults;
  }

  /// As it is now. What cannot be read is put aside and counted; there are no users then. Throws
  /// [BadInput] for the file of a newer version: it is left as it is.
  synchronized Roll roll() {
    try {
      Optional<Seen> now = look();
      if (!now.equals(seen)) {
        roll = now.isEmpty() ? Roll.fresh("") : read();
        seen = look();
      }
      everRead = true;
      return roll;
    } catch (IOException e) {
      if (everRead) {
        faults.count("access", "the users cannot be read; they are as they were", e.toString());
        return roll;
      }
      throw new BadInput("the users in %s cannot be read: %s".formatted(file, e), e);
    }
  }

  /// Whether there were users once that could not be read: the station is no new one.
  boolean lostUsers() {
    try (Stream<Path> beside = Files.list(file.resolveSibling("."))) {
      return beside.anyMatch(each -> String.valueOf(each.getFileName()).startsWith(NAME + BROKEN));
    } catch (IOException e) {
      faults.count("access", "the folder of the users cannot be listed", String.valueOf(e));
      return true;
    }
  }

  /// On disk when it returns. Throws [BadInput] when it cannot be written or another command is at
  /// it.
  synchronized Roll change(UnaryOperator<Roll> change) {
    try (FileChannel channel =
            FileChannel.open(
                file.resolveSibling(NAME + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw busy(new IllegalStateException("locked by another process"));
      }
      Roll changed = change.apply(roll());
      write(JSON.writeValueAsBytes(changed));
      roll = changed;
      seen = look();
      return changed;
    } catch (OverlappingFileLockException e) {
      throw busy(e);
    } catch (IOException e) {
      throw new BadInput("the users in %s cannot be kept: %s".formatted(file, e), e);
    }
  }

  private BadInput busy(RuntimeException why) {
    return new BadInput(
        "%s is being written by another command at the moment; try again".formatted(file), why);
  }

  private Optional<Seen> look() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return Optional.of(new Seen(now.fileKey(), now.lastModifiedTime().toMillis(), now.size()));
  }

  private Roll read() throws IOException {
    String wrong;
    // A backup brings it back as any file.
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_ONLY));
    try {
      wrong = Files.size(file) > BYTES_MAX ? "it has more than %d bytes".formatted(BYTES_MAX) : "";
      if (wrong.isEmpty()) {
        JsonNode document = JSON.readTree(Files.readAllBytes(file));
        if (!document.isObject()) {
          putAside("it holds no object");
          return Roll.fresh("");
        }
        int format = document.path("format").asInt(0);
        if (format > Roll.FORMAT) {
          throw new BadInput(
              "%s must have format %d, but has %d: a newer version wrote it"
                  .formatted(file, Roll.FORMAT, format));
        }
        return JSON.treeToValue(document, Roll.class);
      }
    } catch (JacksonException e) {
      wrong = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("no JSON");
    }
    putAside(wrong);
    return Roll.fresh("");
  }

  private void putAside(String wrong) throws IOException {
    Path aside = file;
    for (int i = 1; i <= BROKEN_MAX && Files.exists(aside); i++) {
      aside = file.resolveSibling(NAME + BROKEN + i);
    }
    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    faults.count(
        "access",
        "the users could not be read and were put aside",
        "%s, now %s: %s".formatted(file, aside.getFileName(), wrong));
  }

  private void write(byte[] content) throws IOException {
    Path fresh = file.resolveSibling(NAME + ".tmp");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}
