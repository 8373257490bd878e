package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.ui.AlarmKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whatever a module counts in the fault log has a kind, and by it a cause and a remedy on the
/// screen: the sources are read, so that nobody can count something new without saying of which
/// kind it is.
final class AlarmKindsTest {
  private static final Pattern CONSTANT = Pattern.compile("String (\\w+) =\\s*\"([^\"]*)\"");

  /// Source and name, where both are written out.
  private static final Pattern COUNTED =
      Pattern.compile("aults(?:\\(\\))?\\s*\\.count\\(\\s*([\\w.]+|\"\\w+\"),\\s*\"([^\"]+)\",");

  private static final Pattern TRIPPED =
      Pattern.compile("interlock\\s*\\.(?:trip|alarm)\\(\\s*\"([^\"]+)\",");

  /// What stops the line.
  private static final Pattern TROUBLE =
      Pattern.compile("new Trouble\\(\\s*([\\w.]+|\"\\w+\"),\\s*\"([^\"]+)\",");

  private static final Pattern RAISED = Pattern.compile("raise\\(\\s*[\\w.()]+,\\s*\"([^\"]+)\",");

  private static final int AT_LEAST = 120;

  @Test
  void everythingThatIsCountedHasAKindOfItsOwn() throws IOException {
    List<String> counted = new ArrayList<>();
    for (Path module : Repository.products()) {
      for (Path file : Repository.files(module.resolve("src/main/java"), ".java")) {
        String text = Files.readString(file);
        Map<String, String> constants = constants(text);
        for (MatchResult each : COUNTED.matcher(text).results().toList()) {
          counted.add(source(each.group(1), constants) + "/" + each.group(2));
        }
        for (MatchResult each : TROUBLE.matcher(text).results().toList()) {
          counted.add(source(each.group(1), constants) + "/" + each.group(2));
        }
        RAISED.matcher(text).results().forEach(each -> counted.add("line/" + each.group(1)));
        TRIPPED.matcher(text).results().forEach(each -> counted.add("io/" + each.group(1)));
      }
    }

    assertThat(counted).as("what the sources count").hasSizeGreaterThan(AT_LEAST);
    assertThat(counted)
        .allSatisfy(each -> {
          int slash = each.indexOf('/');
          AlarmKind kind = AlarmKind.of(each.substring(0, slash), each.substring(slash + 1));
          assertThat(kind == AlarmKind.PROGRAM && !each.matches("(simcam|bench)/.*"))
              .as("'%s' is of no kind: add it to AlarmKind", each)
              .isFalse();
        });
  }

  private static Map<String, String> constants(String text) {
    Map<String, String> found = new HashMap<>(Map.of("Tracker.ROLE", "io"));
    CONSTANT.matcher(text).results().forEach(each -> found.put(each.group(1), each.group(2)));
    return found;
  }

  private static String source(String written, Map<String, String> constants) {
    return written.startsWith("\"")
        ? written.substring(1, written.length() - 1)
        : constants.getOrDefault(written, written);
  }
}
