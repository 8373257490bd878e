package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Denied;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalWordsTest {
  @ParameterizedTest
  @ValueSource(strings = {"words.ts", "words-de.ts", "words-es.ts", "words-zh.ts"})
  void everyLanguageSaysWhyWhatIsNotGivenIsNotGiven(String language) throws IOException {
    String words = Files.readString(Path.of("src/main/web", language));

    assertThat(Denied.Code.values())
        .allSatisfy(code -> assertThat(words).contains("    %s: \"".formatted(code.key())));
  }
}
