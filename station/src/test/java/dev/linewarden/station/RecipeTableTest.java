package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecipeTableTest {
  @Test
  void numbersAndCodesNameRecipes() {
    RecipeTable table =
        read(
            Map.of(
                "numbers", Map.of("7", "cola-bottles"),
                "codes", Map.of("40123456\\d{5}", "cans"),
                "operators", List.of("cans", "cola-bottles")));

    assertThat(table.byNumber(7)).contains("cola-bottles");
    assertThat(table.byNumber(8)).isEmpty();
    assertThat(table.operators()).containsExactlyInAnyOrder("cans", "cola-bottles");
    assertThat(table.byCode("4012345612345")).contains("cans");
    assertThat(table.byCode("14012345612345")).as("the whole code").isEmpty();
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    Map<String, Object> wrong =
        Map.of("numbers", Map.of("0", "a", "256", "b", "x", "c"), "codes", Map.of("(", "d"));

    assertThatThrownBy(() -> read(wrong))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("from 1 to 255, but is '0'")
        .hasMessageContaining("from 1 to 255, but is '256'")
        .hasMessageContaining("from 1 to 255, but is 'x'")
        .hasMessageContaining("'(' must be a regular expression");
  }

  private static RecipeTable read(Map<String, Object> table) {
    SettingsReader reader = new SettingsReader("station.toml,", table);
    RecipeTable read = RecipeTable.read(reader);
    reader.finish();
    return read;
  }
}
