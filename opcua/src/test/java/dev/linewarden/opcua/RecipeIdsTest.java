package dev.linewarden.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.RecipeKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecipeIdsTest {
  private static final RecipeKey OLD = new RecipeKey("cups", 1);
  private static final RecipeKey NEW = new RecipeKey("cups", 2);

  @Test
  void withoutAVersionTheStationSaysWhichRevisionIsMeant() {
    assertThat(find("cups", "", Optional.of(OLD))).isEqualTo(OLD);
    assertThat(find("cups", "2", Optional.of(OLD))).isEqualTo(NEW);
  }

  @Test
  void whatIsNotThereOrCannotBeUsedIsRefused() {
    assertThatThrownBy(() -> find("cups", "3", Optional.of(OLD)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("'cups' version '3'");
    assertThatThrownBy(() -> find("mugs", "", Optional.empty())).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> find("cups", "", Optional.of(new RecipeKey("cups", 7))))
        .isInstanceOf(BadInput.class);
  }

  private static RecipeKey find(String id, String version, Optional<RecipeKey> meant) {
    return RecipeIds.find(id, version, List.of(NEW, OLD), _ -> meant);
  }
}
