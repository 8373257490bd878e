package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AlarmKindTest {
  private static final Path TEXTS = Path.of("src/main/web");

  @ParameterizedTest
  @CsvSource({
    "io, bin_full, BIN_FULL",
    "io, part_sensor bounces, PART_SENSOR",
    "line, part not removed, PART_NOT_REMOVED",
    "line, trend, MANY_REJECTS",
    "heartbeat, known part judged wrongly, KNOWN_PART",
    "journal, takes no more entries, DISK",
    "model, fails again and again, THREAD_STANDS",
    "somebody, something that nobody thought of, STOPPED",
  })
  void aStopIsKnownByWhatItIsCountedAs(String source, String what, AlarmKind kind) {
    assertThat(AlarmKind.ofStop(new Trouble(source, what, "in words"))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "io, bin_full, BIN_FULL",
    "io, ejector_2 gets slow or fast, EJECTOR_SLOW",
    "line, trend, MANY_REJECTS",
    "journal, torn tail cut, REPAIRED",
    "journal, write failed, DISK",
    "upstream, command refused, PLANT",
    "lw-model, failed: IllegalStateException, PROGRAM",
    "somebody, something new, PROGRAM",
  })
  void aCountedFaultBelongsToOneKindTheExactNameFirst(String source, String what, AlarmKind kind) {
    assertThat(AlarmKind.of(source, what)).isEqualTo(kind);
  }

  @Test
  void whatNobodyKnowsIsToldApartFromWhatIsKnown() {
    assertThat(AlarmKind.known("io/bin_full")).contains(AlarmKind.BIN_FULL);
    assertThat(AlarmKind.known("io/something new")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"alarmwords.ts", "alarmwords-de.ts", "alarmwords-es.ts", "alarmwords-zh.ts"})
  void everyKindHasItsThreeSentencesInEveryLanguageAndNoOtherHas(String file) throws IOException {
    String text = Files.readString(TEXTS.resolve(file));
    List<String> written =
        Pattern.compile(
                "^  (\\w+): \\{\\n    what: \"[^\"]{4,}\",\\n"
                    + "    cause: \"[^\"]{4,}\",\\n    remedy: \"[^\"]{4,}\",\\n  }",
                Pattern.MULTILINE)
            .matcher(text)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(written)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(AlarmKind.values()).map(AlarmKind::key).toList());
  }
}
