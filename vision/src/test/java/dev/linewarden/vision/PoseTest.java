package dev.linewarden.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PoseTest {
  private static final org.assertj.core.data.Offset<Double> EXACT = within(1e-9);

  private final Pose taught = Pose.asTaught();

  @Test
  void aPartAsTaughtIsWhereItWas() {
    assertThat(taught.located()).isTrue();
    assertThat(taught.moves()).isFalse();
    assertThat(taught.x(3, 4)).isEqualTo(3);
    assertThat(taught.y(3, 4)).isEqualTo(4);
    assertThatThrownBy(() -> taught.find(taught, 0, 0, 1, 1, Pose.Turn.NONE))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsFoundTurnsClockwiseAroundItsPoint() {
    Pose pose = Pose.toBeFound();
    assertThat(pose.located()).isFalse();

    pose.find(taught, 10, 20, 13, 18, new Pose.Turn(90, 2));

    assertThat(pose.located()).isTrue();
    assertThat(pose.x(10, 20)).isCloseTo(13, EXACT);
    assertThat(pose.y(10, 20)).isCloseTo(18, EXACT);
    // To the right of the point as taught is below it now, twice as far.
    assertThat(pose.x(11, 20)).isCloseTo(13, EXACT);
    assertThat(pose.y(11, 20)).isCloseTo(20, EXACT);
    assertThat(pose.degrees()).isCloseTo(90, EXACT);
    assertThat(pose.scale()).isCloseTo(2, EXACT);
  }

  @Test
  void whoFollowsMovesWithWhatIsFollowed() {
    Pose first = Pose.toBeFound();
    first.find(taught, 0, 0, 0, 0, new Pose.Turn(90, 1));
    Pose second = Pose.toBeFound();

    second.find(first, 5, 5, 8, 5, Pose.Turn.NONE);

    // Three to the right in the turned part is three down in the frame.
    assertThat(second.x(5, 5)).isCloseTo(-5, EXACT);
    assertThat(second.y(5, 5)).isCloseTo(8, EXACT);
    assertThat(second.degrees()).isCloseTo(90, EXACT);
  }

  @Test
  void whoFollowsALostPartIsLost() {
    Pose first = Pose.toBeFound();
    Pose second = Pose.toBeFound();

    second.find(first, 0, 0, 1, 1, Pose.Turn.NONE);

    assertThat(second.located()).isFalse();
  }
}
