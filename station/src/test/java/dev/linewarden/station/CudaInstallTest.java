package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a small archive that somebody brings.
class CudaInstallTest {
  private static final byte[] LIBRARY = new byte[300_000];

  @TempDir private Path home;
  private byte[] archive = {};
  private int fetched;
  private String tried = "";

  @BeforeEach
  void pack() throws IOException {
    new Random(3).nextBytes(LIBRARY);
    archive = zip("in/libonnxruntime.so.1", LIBRARY);
  }

  private Path fetch(Path folder) throws IOException {
    fetched++;
    return Files.write(folder.resolve("gpu.jar"), archive);
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return out.toByteArray();
  }

  private CudaInstall install(byte[] expected) throws IOException {
    return new CudaInstall(
        home,
        wanted(expected),
        this::fetch,
        folder -> {
          tried = folder.getFileName().toString();
          return "it answers";
        });
  }

  private CudaPackage wanted(byte[] expected) throws IOException {
    Path copy = Files.write(home.resolve("expected"), expected);
    return new CudaPackage(
        "1.2.3",
        "a:gpu:1:jar",
        "gpu.jar",
        Sha256.of(copy),
        expected.length,
        Map.of("in/libonnxruntime.so.1", "libonnxruntime.so"),
        LIBRARY.length);
  }

  private static InputStream jni() {
    return new ByteArrayInputStream(new byte[] {1, 2, 3});
  }

  private static String run(CudaInstall install, Optional<Path> from) {
    return install.install(from, jni());
  }

  @Test
  void itIsFetchedCheckedUnpackedTriedAndThenGivenItsName() throws IOException {
    CudaInstall install = install(archive);

    assertThat(run(install, Optional.empty())).isEqualTo("it answers");

    assertThat(tried).isEqualTo("1.2.3.new");
    assertThat(install.isInstalled()).isTrue();
    assertThat(home.resolve("cuda/1.2.3/libonnxruntime.so")).hasBinaryContent(LIBRARY);
    assertThat(home.resolve("cuda/1.2.3/libonnxruntime4j_jni.so"))
        .hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(home.resolve("cuda"))
        .as("what was fetched is not left")
        .isDirectoryNotContaining("glob:**gpu.jar*");
  }

  @Test
  void anotherContentThanThePinnedOneIsThrownAway() throws IOException {
    byte[] other = archive.clone();
    other[1000] ^= 1;
    CudaInstall install = install(other);

    assertThatThrownBy(() -> run(install, Optional.empty()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("it was thrown away");
    assertThat(home.resolve("cuda")).isEmptyDirectory();

    Path stick = Files.write(home.resolve("stick.jar"), archive);
    assertThatThrownBy(() -> run(install, Optional.of(stick)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("stick.jar must be gpu.jar with the SHA-256");
    assertThat(stick).as("the user's own file").exists();
  }

  @Test
  void aFileOnAStickNeedsNoNetworkAndIsLeftAlone() throws IOException {
    Path stick = Files.write(home.resolve("stick.jar"), archive);
    CudaInstall install = install(archive);

    run(install, Optional.of(stick));

    assertThat(install.isInstalled()).isTrue();
    assertThat(fetched).isZero();
    assertThat(stick).exists();
    assertThatThrownBy(() -> run(install, Optional.of(home.resolve("gone.jar"))))
        .hasMessage(
            "--from must name the file gpu.jar, but there is no file " + home.resolve("gone.jar"));
    assertThat(install.isInstalled()).as("what is there stays").isTrue();
  }

  @Test
  void librariesThatDoNotLoadAreNotInstalled() throws IOException {
    CudaInstall good = install(archive);
    CudaInstall broken =
        new CudaInstall(
            home,
            wanted(archive),
            this::fetch,
            folder -> {
              throw new BadInput("the libraries in " + folder + " do not load");
            });
    Path stick = Files.write(home.resolve("stick.jar"), archive);

    assertThatThrownBy(() -> run(broken, Optional.of(stick))).hasMessageContaining("do not load");
    assertThat(broken.isInstalled()).isFalse();

    run(good, Optional.of(stick));
    assertThat(good.isInstalled()).as("after a try that failed").isTrue();
  }

  @Test
  void removingLeavesNothing() throws IOException {
    CudaInstall install = install(archive);
    assertThat(install.remove()).isFalse();
    run(install, Optional.empty());

    assertThat(install.remove()).isTrue();
    assertThat(home.resolve("cuda")).doesNotExist();
  }

  @Test
  void theCostIsToldBefore() {
    CudaInstall install = new CudaInstall(home, CudaPackage.CUDA_13, folder -> folder, _ -> "");
    assertThat(install.cost(false)).isEqualTo("165 MB to fetch, 283 MB on the disk");
    assertThat(install.cost(true)).isEqualTo("283 MB on the disk");
  }
}
