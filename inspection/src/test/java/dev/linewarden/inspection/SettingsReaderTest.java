package dev.linewarden.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SettingsReaderTest {
  private static final Setting.Numbers PLACE =
      Setting.Numbers.of(
          "[x, degrees]",
          new Setting.Numbers.Span(0, 100, true),
          new Setting.Numbers.Span(-180, 180, false));

  private enum Fruit {
    APPLE,
    PEAR
  }

  /// Writes down what it hears, as `table.key`.
  private record Notes(String where, List<String> heard) implements Questions {
    @Override
    public void asked(String key, Setting<?> setting, Optional<?> otherwise) {
      String or = otherwise.map(each -> ", else " + each).orElse("");
      heard.add(where + key + ": " + setting.expected() + or);
    }

    @Override
    public void looked(String key) {
      heard.add(where + key + "?");
    }

    @Override
    public void oneOf(List<String> keys) {
      heard.add(where + keys);
    }

    @Override
    public Questions inside(String key) {
      return new Notes(where + key + ".", heard);
    }
  }

  @Test
  void exactlyOneOfSomeKeysIsThere() {
    SettingsReader reader = new SettingsReader("t", Map.of("box", 1, "ring", 2));

    assertThat(reader.oneOf("box", "disc")).contains("box");
    assertThat(reader.oneOf("disc", "cross")).isEmpty();
    assertThat(reader.oneOf("box", "ring")).isEmpty();
    assertThatThrownBy(reader::finish)
        .hasMessageContaining("t: exactly one of 'disc', 'cross' is needed, but there is none")
        .hasMessageContaining("exactly one of 'box', 'ring' is needed, but there are 'box' and");
  }

  @Test
  void eachNumberOfAListHasItsOwnRange() {
    assertThat(numbers(List.of(100, -180.0))).containsExactly(100.0, -180.0);
    for (List<?> wrong :
        List.of(
            List.of(100.5, 0), List.of(101, 0), List.of(0, 181), List.of(0), List.of(0, 0, 0))) {
      assertThatThrownBy(() -> numbers(wrong))
          .as("%s", wrong)
          .hasMessage("t: 'at' must be [x, degrees], but is '" + wrong + "'");
    }
  }

  private static List<Double> numbers(List<?> said) {
    SettingsReader reader = new SettingsReader("t", Map.of("at", said));
    List<Double> numbers = reader.numbers("at", PLACE);
    reader.finish();
    return numbers;
  }

  @Test
  void aListOfChoicesHasAtLeastOneAndNoOther() {
    SettingsReader reader =
        new SettingsReader(
            "t", Map.of("good", List.of("pear"), "none", List.of(), "odd", List.of("pear", "fig")));

    assertThat(reader.choices("good", Fruit.class)).containsExactly(Fruit.PEAR);
    assertThat(reader.choices("none", Fruit.class)).isEmpty();
    assertThat(reader.choices("odd", Fruit.class)).isEmpty();
    assertThatThrownBy(reader::finish)
        .hasMessageContaining("'none' must be a list of some of apple, pear, but is '[]'")
        .hasMessageContaining("'odd' must be a list of some of apple, pear, but is '[pear, fig]'");
  }

  @Test
  void whoListensHearsEveryQuestionWithWhatIsTakenOtherwise() {
    List<String> heard = new ArrayList<>();
    SettingsReader reader =
        new SettingsReader("t", Map.of("rows", List.of(Map.of())), new Notes("", heard));

    reader.number("width", 1, 2.5);
    reader.choice("fruit", Fruit.class, Fruit.PEAR);
    reader.table("inner").flag("on", true);
    reader.tables("rows").forEach(row -> row.has("x"));
    reader.oneOf("box", "ring");

    assertThat(heard)
        .containsExactly(
            "width: a number from 1 to 2.5",
            "fruit: one of apple, pear, else PEAR",
            "inner: a table, else {}",
            "inner.on: true or false, else true",
            "rows: a list of tables",
            "rows.x?",
            "[box, ring]",
            "box?",
            "ring?");
  }
}
