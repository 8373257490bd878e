package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.linewarden.inspection.BadInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a server of our own, which can break off, and a small archive.
class CudaInstallTest {
  private static final byte[] LIBRARY = new byte[300_000];

  @TempDir private Path home;
  private final List<String> ranges = new ArrayList<>();
  private HttpServer server;
  private byte[] archive;
  private int bytesServed;
  private String tried = "";

  @BeforeEach
  void serve() throws IOException {
    new Random(3).nextBytes(LIBRARY);
    archive = zip("in/libonnxruntime.so.1", LIBRARY);
    bytesServed = archive.length;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/gpu.jar", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(String.valueOf(range));
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    exchange.sendResponseHeaders(range == null ? 200 : 206, archive.length - from);
    int until = Math.min(archive.length, from + bytesServed);
    exchange.getResponseBody().write(archive, from, until - from);
    exchange.close();
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
    Path copy = Files.write(home.resolve("expected"), expected);
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/gpu.jar");
    CudaPackage wanted =
        new CudaPackage(
            "1.2.3",
            address,
            Download.sha256(copy),
            expected.length,
            Map.of("in/libonnxruntime.so.1", "libonnxruntime.so"),
            LIBRARY.length);
    return new CudaInstall(
        home,
        wanted,
        folder -> {
          tried = folder.getFileName().toString();
          return "it answers";
        });
  }

  private static InputStream jni() {
    return new ByteArrayInputStream(new byte[] {1, 2, 3});
  }

  private static String run(CudaInstall install, Optional<Path> from) {
    return install.install(from, jni(), _ -> {});
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
  void aFetchThatWasCutOffGoesOnWhereItStopped() throws IOException {
    CudaInstall install = install(archive);
    bytesServed = 100_000;
    assertThatThrownBy(() -> run(install, Optional.empty()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("of " + archive.length + " bytes are kept for the next try");
    assertThat(install.isInstalled()).isFalse();
    long have = Files.size(home.resolve("cuda/gpu.jar.part"));
    assertThat(have).isPositive();

    bytesServed = archive.length;
    run(install, Optional.empty());

    assertThat(ranges).containsExactly("null", "bytes=" + have + "-");
    assertThat(install.isInstalled()).isTrue();
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
    server.stop(0);
    Path stick = Files.write(home.resolve("stick.jar"), archive);
    CudaInstall install = install(archive);

    run(install, Optional.of(stick));

    assertThat(install.isInstalled()).isTrue();
    assertThat(stick).exists();
    assertThatThrownBy(() -> run(install, Optional.of(home.resolve("gone.jar"))))
        .hasMessage(
            "--from must name the file gpu.jar, but there is no file " + home.resolve("gone.jar"));
    assertThat(install.isInstalled()).as("what is there stays").isTrue();
  }

  @Test
  void librariesThatDoNotLoadAreNotInstalled() throws IOException {
    CudaInstall good = install(archive);
    CudaPackage wanted =
        new CudaPackage(
            "1.2.3",
            URI.create("http://127.0.0.1:1/gpu.jar"),
            Download.sha256(home.resolve("expected")),
            archive.length,
            Map.of("in/libonnxruntime.so.1", "libonnxruntime.so"),
            LIBRARY.length);
    CudaInstall broken =
        new CudaInstall(
            home,
            wanted,
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
    CudaInstall install = new CudaInstall(home, CudaPackage.CUDA_13, _ -> "");
    assertThat(install.cost(false)).isEqualTo("165 MB to fetch, 283 MB on the disk");
    assertThat(install.cost(true)).isEqualTo("283 MB on the disk");
  }
}
