package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingsTest {
  private static List<Map<String, Object>> readings(String color, String... open) {
    List<Object> questions = new ArrayList<>();
    for (String setting : open) {
      questions.add(Map.of("setting", setting, "needed", true));
    }
    questions.add(Map.of("setting", "labels", "needed", false));
    return Readings.of(
        Map.of("questions", questions, "settings", Map.of("color", Map.of("value", color))));
  }

  @Test
  void nothingOpenIsOneReading() {
    assertThat(readings("rgb")).containsExactly(Map.of());
  }

  @Test
  void colourAndScaleAreTriedInAllWays() {
    assertThat(readings("none", "color", "scale")).hasSize(6).doesNotHaveDuplicates();
    assertThat(readings("none", "color"))
        .containsExactly(Map.of("color", "rgb"), Map.of("color", "bgr"));
    assertThat(readings("grey", "scale"))
        .containsExactly(Map.of("scale", 1 / 255.0), Map.of("scale", 1));
  }

  @Test
  void whatCannotBeGuessedIsNotTried() {
    assertThat(readings("rgb", "scale", "width")).isEmpty();
  }
}
