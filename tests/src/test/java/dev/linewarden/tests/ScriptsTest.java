package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the shell scripts share: how they know a JDK 25, and that each of them parses.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ScriptsTest {
  @ParameterizedTest
  @ValueSource(strings = {"25", "25.0.3", "25+36", "25-ea"})
  void aJdk25IsKnownByItsReleaseFile(String version, @TempDir Path jdk) throws Exception {
    plant(jdk, version);
    assertThat(isJdk25(jdk)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"17.0.15", "24.0.2", "26", "250", "1.25", ""})
  void anotherVersionIsRefused(String version, @TempDir Path jdk) throws Exception {
    plant(jdk, version);
    assertThat(isJdk25(jdk)).isFalse();
  }

  @Test
  void aRuntimeWithoutACompilerIsRefused(@TempDir Path jdk) throws Exception {
    plant(jdk, "25.0.3");
    Files.delete(jdk.resolve("bin/javac"));
    assertThat(isJdk25(jdk)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "linewarden",
        "verify",
        ".ci/run",
        "scripts/backlog",
        "scripts/prove-cuda",
        "scripts/tools.sh",
        "tests/vm/build",
        "tests/vm/prove",
        "tests/vm/run"
      })
  void everyScriptParses(String script) throws Exception {
    assertThat(bash("-n", Repository.root().resolve(script).toString())).isZero();
  }

  private static void plant(Path jdk, String version) throws IOException {
    Files.createDirectory(jdk.resolve("bin"));
    for (String program : new String[] {"java", "javac"}) {
      Path file = Files.createFile(jdk.resolve("bin").resolve(program));
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  private static boolean isJdk25(Path jdk) throws Exception {
    String tools = Repository.root().resolve("scripts/tools.sh").toString();
    return bash("-c", ". \"$0\"; is_jdk_25 \"$1\"", tools, jdk.toString()) == 0;
  }

  private static int bash(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = "bash";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
