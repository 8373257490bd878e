package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

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
  @CsvSource(
      delimiter = '|',
      value = {
        "bin_full: the bin takes no more parts                               | BIN_FULL",
        "part_sensor bounces: 20 edges in a row, each within 1000 us         | PART_SENSOR",
        "part 12 was ejected, but the confirm sensor did not see it          | PART_NOT_REMOVED",
        "frozen camera: 2 pictures in a row of x are the same; a person ...  | FROZEN_CAMERA",
        "same station: of every 40th part, as part 3, 5 of 6 did not pass    | SAME_STATION",
        "consecutive rejects: 20 of the last 20 parts not passed; a person   | MANY_REJECTS",
        "reference 3 was judged 'pass' by recipe bottle r3: the station ...  | KNOWN_PART",
        "the journal takes no more entries, 512 wait                         | DISK",
        "model fails again and again: no memory                              | THREAD_STANDS",
        "something that nobody thought of                                    | STOPPED",
      })
  void aStopIsKnownByWhatTheLineSaysOfIt(String why, AlarmKind kind) {
    assertThat(AlarmKind.ofStop(why)).isEqualTo(kind);
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
