package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.access.AccessSettings;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.WallSpan;
import dev.linewarden.ui.Challenges;
import dev.linewarden.ui.RecipeChoice;
import dev.linewarden.ui.StationControl;
import dev.linewarden.ui.StationSnapshot;
import dev.linewarden.ui.ToolReport;
import dev.linewarden.upstream.PlantCommands.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlantDeskTest {
  private static final String WHO = "plant MES";

  @TempDir Path data;
  private final Screen screen = new Screen();
  private final List<Note> notes = new ArrayList<>();
  private final List<Challenges.Wish> challenged = new ArrayList<>();
  private final Challenges challenges =
      new Challenges() {
        @Override
        public void begin(Wish wish, String who) {
          challenged.add(wish);
        }

        @Override
        public List<Held> newest(WallSpan span, int count) {
          return List.of();
        }
      };
  private RecipeRig rig;

  /// What people at the screen would have asked for.
  private static final class Screen implements StationControl {
    final List<String> asked = new ArrayList<>();

    @Override
    public void start(String who) {
      asked.add("start by " + who);
    }

    @Override
    public void stop(String who) {
      asked.add("stop by " + who);
    }

    @Override
    public void batch(String name, String who) {
      asked.add("batch %s by %s".formatted(name, who));
    }

    @Override
    public void choose(RecipeKey key, String who, String why) {
      asked.add("%s by %s: %s".formatted(key, who, why));
    }

    @Override
    public void part(String who) {
      asked.add("part by " + who);
    }

    @Override
    public List<RecipeChoice> recipes() {
      return List.of();
    }

    @Override
    public List<ToolReport> tools() {
      return List.of();
    }

    @Override
    public StationSnapshot snapshot() {
      throw new AssertionError("a command looks at nothing");
    }
  }

  @BeforeEach
  void open() {
    rig = new RecipeRig(data);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void eachCommandIsTheScreensOwn() {
    RecipeKey cups = rig.keep("cups", 50);
    PlantDesk desk = desk(AccessSettings.DEFAULT);

    desk.command(Kind.START, "", WHO, "");
    desk.command(Kind.BATCH, "lot 12", WHO, "");
    desk.command(Kind.RECIPE, "cups", WHO, "order 4711");
    desk.command(Kind.RECIPE, cups.id() + "/" + cups.revision(), WHO, "");
    desk.command(Kind.STOP, "", WHO, "");

    assertThat(screen.asked)
        .containsExactly(
            "start by plant MES",
            "batch lot 12 by plant MES",
            cups + " by plant MES: order 4711",
            cups + " by plant MES: ",
            "stop by plant MES");
  }

  @Test
  void withoutARevisionTheOneThatWasLiveLastIsMeantAndWhatRunsGoesOn() {
    rig.keep("plates", 120);
    RecipeKey cups = rig.keep("cups", 50);
    rig.store.activate(cups);
    rig.keep("cups", 60);

    desk(AccessSettings.DEFAULT).command(Kind.RECIPE, "plates", WHO, "");
    desk(AccessSettings.DEFAULT).command(Kind.RECIPE, "cups", WHO, "");

    assertThat(screen.asked).containsExactly(cups + " by plant MES: ");
  }

  @Test
  void whatCannotBeDoneIsSaidInOneSentenceAndNotDone() {
    PlantDesk desk = desk(AccessSettings.DEFAULT);

    assertThatThrownBy(() -> desk.command(Kind.RECIPE, "cups", WHO, ""))
        .isInstanceOf(BadInput.class)
        .hasMessage("there is no recipe 'cups'");
    assertThatThrownBy(() -> desk.command(Kind.RECIPE, "plates/x", WHO, ""))
        .isInstanceOf(BadInput.class)
        .hasMessage("a recipe must be 'id' or 'id/revision', but is 'plates/x'");
    assertThatThrownBy(() -> desk.command(Kind.CHALLENGE, "some", WHO, ""))
        .isInstanceOf(BadInput.class)
        .hasMessage("a challenge must be as '3', '2 of 5' or '2 of 5: cap missing', but is 'some'");
    assertThat(challenged).isEmpty();
    assertThat(screen.asked).isEmpty();
  }

  @Test
  void aChallengeIsBegunWithWhatIsExpectedOfIt() {
    PlantDesk desk = desk(AccessSettings.DEFAULT);
    desk.command(Kind.CHALLENGE, "2 of 5: cap missing", WHO, "");
    desk.command(Kind.CHALLENGE, "3", WHO, "");

    assertThat(challenged)
        .extracting(Challenges.Wish::words)
        .containsExactly(
            "2 of the next 5 parts must be removed for cap missing",
            "3 of the next 3 parts must be removed");
  }

  @Test
  void whereASignatureIsNeededThePlantChoosesARecipeOnlyIfThatIsConfigured() {
    AccessSettings signed = needing(AccessSettings.ReleaseNeeds.FOUR_EYES, false);
    AccessSettings trusted = needing(AccessSettings.ReleaseNeeds.FOUR_EYES, true);

    assertThatThrownBy(() -> desk(signed).command(Kind.RECIPE, "plates", WHO, ""))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("the signature of a second person")
        .hasMessageContaining("[access] plant_releases");
    assertThat(screen.asked).isEmpty();

    desk(signed).command(Kind.BATCH, "lot 13", WHO, "");
    rig.keep("cups", 50);
    desk(trusted).command(Kind.RECIPE, "cups", WHO, "");
    assertThat(screen.asked).hasSize(2);
  }

  @Test
  void whatWasAskedIsNotedWithItsOutcome() {
    desk(AccessSettings.DEFAULT).note(WHO, "start (7)", "accepted");

    assertThat(notes)
        .singleElement()
        .satisfies(note -> {
          assertThat(note.kind()).isEqualTo(Note.Kind.PLANT_ASKED);
          assertThat(note.who()).isEqualTo(WHO);
          assertThat(note.what()).isEqualTo("start (7)");
          assertThat(note.why()).isEqualTo("accepted");
        });
  }

  private PlantDesk desk(AccessSettings access) {
    RecipeCaller caller =
        new RecipeCaller(RecipeTable.EMPTY, rig.shelf, rig.recipes, rig::live, rig.faults);
    return new PlantDesk(screen, caller, access, challenges, notes::add, rig.clock);
  }

  private static AccessSettings needing(AccessSettings.ReleaseNeeds needs, boolean plant) {
    AccessSettings d = AccessSettings.DEFAULT;
    return new AccessSettings(
        d.required(),
        d.localOperator(),
        d.viewWithoutSignOn(),
        d.idle(),
        d.operatorIdle(),
        d.longest(),
        needs,
        plant);
  }
}
