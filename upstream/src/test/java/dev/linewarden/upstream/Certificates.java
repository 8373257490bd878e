package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Of the plant's own making: by the JDK's own keytool, as PEM files.
final class Certificates {
  private Certificates() {}

  /// A self-signed certificate `<name>.pem`, and its key beside it as `<name>.pem.key`.
  static Path make(Path folder, String name, String subject) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Path pem = folder.resolve(name + ".pem");
    keytool(store, "-genkeypair -alias k -keyalg EC -dname CN=" + name + " -ext san=" + subject);
    keytool(store, "-exportcert -rfc -alias k -file " + pem);
    KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
    byte[] key = keys.getKey("k", "changeit".toCharArray()).getEncoded();
    Files.writeString(
        folder.resolve(name + ".pem.key"),
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(key)));
    return pem;
  }

  private static void keytool(Path store, String arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ")));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", "changeit"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("keytool: %s", said).isZero();
  }
}
