package dev.linewarden.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordHashTest {
  @TempDir Path folder;

  @Test
  void thePasswordIsRecognisedFromTheFileAndNotWrittenInIt() throws IOException {
    String line = PasswordHash.of("correct horse").line();
    PasswordHash read = PasswordHash.read(Files.writeString(folder.resolve("hash"), line));

    assertThat(read.matches("correct horse")).isTrue();
    assertThat(read.matches("correct horsf")).isFalse();
    assertThat(line).startsWith("pbkdf2-sha512:210000:").doesNotContain("horse");
    assertThat(read).hasToString("password set");
  }

  @Test
  void theSamePasswordTwiceIsTwoLines() {
    assertThat(PasswordHash.of("correct horse", 2).line())
        .isNotEqualTo(PasswordHash.of("correct horse", 2).line());
  }

  @Test
  void whatIsNoHashIsRefusedWithTheCommandThatMakesOne() throws IOException {
    for (String bad :
        new String[] {"secret", "pbkdf2-sha512:0:AA==:AA==", "pbkdf2-sha512:9:*:AA=="}) {
      Path file = Files.writeString(folder.resolve("bad"), bad);

      assertThatThrownBy(() -> PasswordHash.read(file))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("./linewarden opcua-password")
          .hasMessageContaining("bad");
    }
    assertThatThrownBy(() -> PasswordHash.read(folder.resolve("nothing")))
        .isInstanceOf(BadInput.class);
  }

  @Test
  void aShortPasswordIsRefused() {
    assertThatThrownBy(() -> PasswordHash.of("short"))
        .isInstanceOf(BadInput.class)
        .hasMessage("a password must have 8 characters or more, but this one has 5");
  }
}
