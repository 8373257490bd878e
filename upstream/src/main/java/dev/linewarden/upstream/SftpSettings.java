package dev.linewarden.upstream;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A folder of another machine, reached by SFTP.
///
/// @param knownHosts file with the machine's key, as OpenSSH writes it; one with another key is not
///   talked to
/// @param key file with the station's private key, without a passphrase
/// @param passwordFile text file with the password, where there is no key
/// @param folder on that machine; must be there
public record SftpSettings(
    String station,
    String host,
    int port,
    String user,
    Path knownHosts,
    Optional<Path> key,
    Optional<Path> passwordFile,
    String folder,
    FileShape shape,
    SendPolicy policy)
    implements SinkSettings {
  static final int PORT = 22;

  public SftpSettings {
    List<String> problems = new ArrayList<>();
    if (user.isBlank()) {
      problems.add("'user' must be the name by which the station signs on, but is empty");
    }
    if (key.isPresent() == passwordFile.isPresent()) {
      problems.add("must have either a 'key' or a 'password_file'");
    }
    if (!Files.isRegularFile(knownHosts)) {
      problems.add(
          "'known_hosts' must be a file with the key of '%s' (ssh-keyscan shows it), but '%s' is none"
              .formatted(host, knownHosts));
    }
    key.ifPresent(file -> requireFile("key", file, problems));
    passwordFile.ifPresent(file -> requireFile("password_file", file, problems));
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }

  /// Reads `[upstream.sftp]`. Empty when it names no `host`.
  static Optional<SftpSettings> read(String station, SettingsReader table, Path base) {
    String host = table.text("host", "");
    int port = table.integer("port", 1, 65_535, PORT);
    String user = table.text("user", "");
    Path knownHosts = base.resolve(table.path("known_hosts", Path.of("known_hosts")));
    Optional<Path> key = TlsSettings.path(table, "key", base);
    Optional<Path> passwordFile = TlsSettings.path(table, "password_file", base);
    String folder = table.text("folder", ".");
    FileShape shape = FileShape.read(table);
    SendPolicy policy = SendPolicy.read(table, false);
    if (host.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SftpSettings(
              station, host, port, user, knownHosts, key, passwordFile, folder, shape, policy));
    } catch (BadInput e) {
      e.problems().forEach(table::problem);
      return Optional.empty();
    }
  }

  @Override
  public String name() {
    return "sftp";
  }

  @Override
  public String place() {
    return "sftp://%s@%s:%d/%s".formatted(user, host, port, folder);
  }

  private static void requireFile(String key, Path file, List<String> problems) {
    if (!Files.isReadable(file)) {
      problems.add("'%s' must be a readable file, but '%s' is none".formatted(key, file));
    }
  }
}
