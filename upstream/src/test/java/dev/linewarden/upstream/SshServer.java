package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// OpenSSH's own server, on a free loopback port and for one key. It is not root: where the tests
/// are, it is nobody.
final class SshServer implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/sbin/sshd"),
          Path.of(System.getProperty("linewarden.root", ".."), "target/tools/usr/sbin/sshd"));
  private static final boolean ROOT = System.getProperty("user.name").equals("root");

  private final Path home;
  private final int port;
  private @Nullable Process process;

  SshServer(Path folder) throws Exception {
    // Somebody else goes through them.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    home = Files.createDirectory(folder.resolve("sshd"));
    Files.setPosixFilePermissions(
        Files.createDirectory(drop()), PosixFilePermissions.fromString("rwxrwxrwx"));
    port = Mosquitto.freePort();
    key("host");
    key("id");
    Files.setPosixFilePermissions(
        home.resolve("host"), PosixFilePermissions.fromString(ROOT ? "rw-r--r--" : "rw-------"));
    Files.copy(home.resolve("id.pub"), home.resolve("authorized"));
    Files.writeString(knownHosts(), knownHost("host"));
    Files.writeString(
        home.resolve("config"),
        """
        ListenAddress 127.0.0.1
        Port %d
        HostKey %s
        AuthorizedKeysFile %s
        PidFile none
        StrictModes no
        UsePAM yes
        PasswordAuthentication no
        Subsystem sftp internal-sftp
        """
            .formatted(port, home.resolve("host"), home.resolve("authorized")));
    start();
  }

  /// Where files are laid down.
  Path drop() {
    return home.resolve("drop");
  }

  Path knownHosts() {
    return home.resolve("known_hosts");
  }

  /// The line for a key of [#home] as this server's.
  String knownHost(String key) throws IOException {
    return "[127.0.0.1]:%d %s".formatted(port, Files.readString(home.resolve(key + ".pub")));
  }

  Path key(String name) throws Exception {
    Path key = home.resolve(name);
    if (!Files.exists(key)) {
      Process made =
          new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
              .inheritIO()
              .start();
      assertThat(made.waitFor()).isZero();
    }
    return key;
  }

  static String user() {
    return ROOT ? "nobody" : System.getProperty("user.name");
  }

  int port() {
    return port;
  }

  /// Returns when it takes connections.
  void start() throws Exception {
    List<String> command = new ArrayList<>();
    if (ROOT) {
      command.addAll(
          List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"));
    }
    command.addAll(List.of(binary().toString(), "-D", "-e", "-f", home + "/config"));
    Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
    process = started;
    LinkedBlockingQueue<String> lines = Mosquitto.lines(started);
    List<String> said = new ArrayList<>();
    for (String line = lines.poll(Mosquitto.PATIENCE_SECONDS, TimeUnit.SECONDS);
        line != null;
        line = lines.poll(Mosquitto.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      said.add(line);
      if (line.startsWith("Server listening")) {
        return;
      }
    }
    fail("sshd did not start: " + said);
  }

  /// With those of its processes that serve a connection.
  void kill() {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Override
  public void close() {
    kill();
  }

  private static Path binary() {
    return PLACES.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toAbsolutePath)
        .orElseGet(() ->
            fail("this test needs OpenSSH's server, at one of %s: ./verify unpacks it", PLACES));
  }
}
