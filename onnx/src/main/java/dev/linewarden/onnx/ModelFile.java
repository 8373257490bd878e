package dev.linewarden.onnx;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A model file as it was at one moment: its bytes in native memory until [#close()], what they
/// say, and their hash. Any thread, one at a time.
public final class ModelFile implements AutoCloseable {
  /// Larger files are refused: the whole model is in memory three times while it is opened. What is
  /// larger keeps its weights in files beside it.
  static final long FILE_BYTES_MAX = 512L << 20;

  /// For all files of weights beside one model.
  static final long OUTSIDE_BYTES_MAX = 8L << 30;

  private final Arena arena;
  private final ByteBuffer bytes;
  private final Facts facts;

  /// What stays known of a file when its bytes are gone.
  ///
  /// @param sha256 over the file and, when it has any, the files of weights beside it
  /// @param weights the folder of those files; empty when all weights are inside
  public record Facts(Path file, String sha256, OnnxModel model, Optional<Path> weights) {}

  private ModelFile(Arena arena, ByteBuffer bytes, Facts facts) {
    this.arena = arena;
    this.bytes = bytes;
    this.facts = facts;
  }

  /// Throws [BadInput] with one sentence that begins with `where`: when the file cannot be read or
  /// is no model, is larger than 512 MiB, or names other files than plain ones of its own folder.
  /// Whoever asks closes it.
  public static ModelFile read(String where, Path file) {
    Arena arena = Arena.ofShared();
    try {
      ByteBuffer bytes = bytes(where, file, arena);
      OnnxModel model = OnnxScan.read(bytes);
      Set<Path> beside = beside(file, model);
      Optional<Path> folder = beside.stream().findFirst().map(Path::getParent);
      return new ModelFile(arena, bytes, new Facts(file, hash(bytes, beside), model, folder));
    } catch (Malformed problem) {
      arena.close();
      throw new BadInput(where + problem.getMessage(), problem);
    } catch (IOException problem) {
      arena.close();
      throw new BadInput(where + "cannot be read: " + problem, problem);
    } catch (RuntimeException | Error problem) {
      arena.close();
      throw problem;
    }
  }

  /// The files of weights beside a model, without a look into them. Throws as [#read].
  static Set<Path> beside(String where, Path file) {
    try (Arena arena = Arena.ofConfined()) {
      return beside(file, OnnxScan.read(bytes(where, file, arena)));
    } catch (Malformed problem) {
      throw new BadInput(where + problem.getMessage(), problem);
    } catch (IOException problem) {
      throw new BadInput(where + "cannot be read: " + problem, problem);
    }
  }

  private static Set<Path> beside(Path file, OnnxModel model) throws IOException, Malformed {
    Set<Path> beside = new TreeSet<>();
    for (OnnxModel.Outside weight : model.outside()) {
      beside.add(beside(file, weight));
    }
    return beside;
  }

  private static ByteBuffer bytes(String where, Path file, Arena arena) throws IOException {
    long size = Files.size(file);
    if (size > FILE_BYTES_MAX) {
      throw new BadInput(
          where + "must be at most %d bytes, but has %d".formatted(FILE_BYTES_MAX, size));
    }
    if (!Files.isRegularFile(file)) {
      throw new BadInput(where + "must be a file, but is not");
    }
    ByteBuffer bytes = arena.allocate(Math.max(1, size)).asByteBuffer().limit((int) size);
    try (FileChannel channel = FileChannel.open(file)) {
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // A file that shrinks meanwhile ends early, and is then found to be cut off.
      }
    }
    return bytes.flip();
  }

  /// Where a weight lies, after it was made sure that this is a file of the model's own folder: the
  /// runtime would follow a path to any file of this machine.
  private static Path beside(Path model, OnnxModel.Outside weight) throws IOException, Malformed {
    String location = weight.location();
    Path folder = model.toRealPath().getParent();
    if (folder == null || !location.matches("[^/\\\\:\\x00]+") || location.matches("\\.+")) {
      throw outside(location, "a file beside the model is meant, and nothing else");
    }
    Path file = folder.resolve(location);
    if (!Files.isRegularFile(file)) {
      throw outside(location, "there is no such file beside the model");
    }
    if (!file.toRealPath().equals(file)) {
      throw outside(location, "it is a link to " + file.toRealPath());
    }
    long size = Files.size(file);
    long length = weight.length() < 0 ? size - weight.offset() : weight.length();
    if (weight.offset() < 0 || length < 0 || weight.offset() > size - length) {
      throw outside(
          location,
          "it has %d bytes, too few for %d from %d on"
              .formatted(size, weight.length(), weight.offset()));
    }
    return file;
  }

  private static Malformed outside(String location, String why) {
    return new Malformed(
        "keeps weights in other files, and '%s' cannot be used: %s".formatted(location, why));
  }

  private static String hash(ByteBuffer bytes, Set<Path> beside) throws IOException, Malformed {
    MessageDigest digest = sha256();
    digest.update(bytes.duplicate());
    long total = 0;
    for (Path file : beside) {
      total += Files.size(file);
      if (total > OUTSIDE_BYTES_MAX) {
        throw new Malformed(
            "keeps more than %d bytes of weights in other files".formatted(OUTSIDE_BYTES_MAX));
      }
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /// Also after [#close()].
  public Facts facts() {
    return facts;
  }

  /// The file as it is, from 0 to the limit; direct, only to be read, and gone after [#close()].
  public ByteBuffer bytes() {
    return bytes.duplicate();
  }

  @Override
  public void close() {
    arena.close();
  }
}
