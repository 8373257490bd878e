package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The folder with ONNX Runtime's libraries for NVIDIA GPUs, `cuda/VERSION` beside the program,
/// which the launcher takes when it is there. It is made under another name, tried, and only then
/// given its own: a half-made one is never used.
final class CudaInstall {
  private static final long SPARE_BYTES = 64L << 20;

  private final Path root;
  private final CudaPackage wanted;
  private final Fetch fetch;
  private final Trial trial;

  /// Tries a folder in a process of its own, and says how it went; throws [BadInput] when the
  /// libraries in it do not load.
  interface Trial {
    String of(Path folder);
  }

  /// Brings the archive from elsewhere.
  interface Fetch {
    /// Where it is now, in that folder; throws [BadInput] when it cannot be had.
    Path into(Path folder) throws IOException;
  }

  /// @param home where `./linewarden` lies
  CudaInstall(Path home, CudaPackage wanted, Fetch fetch, Trial trial) {
    this.root = home.resolve("cuda");
    this.wanted = wanted;
    this.fetch = fetch;
    this.trial = trial;
  }

  Path folder() {
    return root.resolve(wanted.version());
  }

  boolean isInstalled() {
    return Files.isRegularFile(folder().resolve("libonnxruntime.so"));
  }

  /// What it will cost, to be told before.
  String cost(boolean fromFile) {
    String room = "%d MB on the disk".formatted(megabytes(wanted.unpackedBytes()));
    return fromFile ? room : "%d MB to fetch, %s".formatted(megabytes(wanted.bytes()), room);
  }

  private static long megabytes(long bytes) {
    return Math.round(bytes / 1e6);
  }

  /// Says how the GPU answered.
  ///
  /// @param from the archive on this machine; empty = it is fetched
  /// @param jni the Java side's native half, of the same version
  String install(Optional<Path> from, InputStream jni) {
    try {
      Files.createDirectories(root);
      requireRoom(from.isPresent() ? 0 : wanted.bytes());
      Path archive = from.isPresent() ? checked(from.get()) : fetched();
      Path fresh = root.resolve(wanted.version() + ".new");
      Folders.remove(fresh);
      unpack(archive, fresh, jni);
      String answer = trial.of(fresh);
      Folders.remove(folder());
      Files.move(fresh, folder(), StandardCopyOption.ATOMIC_MOVE);
      if (from.isEmpty()) {
        Files.delete(archive);
      }
      return answer;
    } catch (IOException e) {
      throw new BadInput("CUDA's libraries cannot be put into %s: %s".formatted(root, e), e);
    }
  }

  /// True when there was something.
  boolean remove() {
    try {
      boolean had = Files.isDirectory(root);
      Folders.remove(root);
      return had;
    } catch (IOException e) {
      throw new BadInput("%s cannot be removed: %s".formatted(root, e), e);
    }
  }

  private void requireRoom(long archiveBytes) throws IOException {
    long needed = archiveBytes + wanted.unpackedBytes() + SPARE_BYTES;
    long free = Files.getFileStore(root).getUsableSpace();
    if (free < needed) {
      throw new BadInput(
          "CUDA's libraries need %d MB of free disk for %s, but there are %d MB"
              .formatted(megabytes(needed), root, megabytes(free)));
    }
  }

  private Path checked(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInput(
          "--from must name the file %s, but there is no file %s"
              .formatted(wanted.fileName(), file));
    }
    String came = Sha256.of(file);
    if (!came.equals(wanted.sha256())) {
      throw new BadInput(
          "%s must be %s with the SHA-256 %s, but has %s"
              .formatted(file, wanted.fileName(), wanted.sha256(), came));
    }
    return file;
  }

  private Path fetched() throws IOException {
    Path archive = fetch.into(root);
    String came = Sha256.of(archive);
    if (!came.equals(wanted.sha256())) {
      Files.delete(archive);
      throw new BadInput(
          "%s must have the SHA-256 %s, but came with %s; it was thrown away"
              .formatted(wanted.artifact(), wanted.sha256(), came));
    }
    return archive;
  }

  private void unpack(Path archive, Path folder, InputStream jni) throws IOException {
    Files.createDirectories(folder);
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (Map.Entry<String, String> file : wanted.files().entrySet()) {
        ZipEntry entry = zip.getEntry(file.getKey());
        if (entry == null) {
          throw new BadInput("%s must hold %s, but does not".formatted(archive, file.getKey()));
        }
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, folder.resolve(file.getValue()));
        }
      }
    }
    Files.copy(jni, folder.resolve("libonnxruntime4j_jni.so"));
  }
}
