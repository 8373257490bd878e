package dev.linewarden.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.Region;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BetweenTest {
  private static final Offset<Double> EXACT = within(1e-9);

  /// What was taught at (10, 0) lies at (50, 0), turned by 90 degrees and twice as large: right as
  /// taught is down now.
  private static Pose turned() {
    Pose pose = Pose.toBeFound();
    pose.find(Pose.asTaught(), 10, 0, 50, 0, new Pose.Turn(90, 2));
    return pose;
  }

  private static Mark line(Pose pose, double x, double y, double degrees) {
    Mark mark = new Mark(pose);
    mark.set(x, y, degrees);
    return mark;
  }

  private static void assertIsAt(Region.Point point, double x, double y) {
    assertThat(point.x()).isCloseTo(x, EXACT);
    assertThat(point.y()).isCloseTo(y, EXACT);
  }

  @Test
  void onOnePartItIsAsTaughtHoweverThePartLies() {
    Pose part = turned();
    Between between = new Between(line(part, 10, 5, 30), line(part, 0, 15, 0));

    assertThat(between.above()).isCloseTo(10, EXACT);
    assertThat(between.turned()).isCloseTo(30, EXACT);
    assertThat(between.pose().scale()).isCloseTo(2, EXACT);
    assertIsAt(between.start(), 10, 5);
    assertIsAt(between.nearest(), 10, 15);
    assertIsAt(between.crossing(), 10 + 10 / Math.tan(Math.toRadians(30)), 15);
    assertIsAt(between.inFrame(between.start()), 40, 0);
  }

  @Test
  void ofAPartAndWhatNeverMovesItIsAsTheFrameShows() {
    // In the frame a line through (50, 20) that goes up 60 degrees to the right, as 120 goes down.
    Between between = new Between(line(turned(), 20, 0, 30), line(Pose.asTaught(), 0, 100, 0));

    assertThat(between.above()).isCloseTo(80, EXACT);
    assertThat(between.turned()).isCloseTo(-60, EXACT);
    assertThat(between.pose().scale()).isCloseTo(1, EXACT);
    assertIsAt(between.start(), 50, 20);
    assertIsAt(between.end(), 0, 100);
    assertIsAt(between.nearest(), 50, 100);
    assertIsAt(between.crossing(), 50 - 80 / Math.tan(Math.toRadians(60)), 100);
    assertIsAt(between.inFrame(between.start()), 50, 20);
  }

  @Test
  void ofTwoPartsToo() {
    Pose other = Pose.toBeFound();
    other.find(Pose.asTaught(), 0, 0, 0, 30, Pose.Turn.NONE);
    Between between = new Between(line(other, 0, 70, 0), line(turned(), 20, 0, 30));

    assertThat(between.turned()).isCloseTo(60, EXACT);
    assertIsAt(between.start(), 0, 100);
    assertIsAt(between.end(), 50, 20);
  }

  @Test
  void whatNeverMovesIsOfOnePart() {
    Between between =
        new Between(line(Pose.asTaught(), 10, 5, 0), line(Pose.asTaught(), 0, 15, 170));

    assertThat(between.turned()).isCloseTo(10, EXACT);
    assertThat(between.goAlike()).isFalse();
    assertIsAt(between.start(), 10, 5);
  }

  @Test
  void whatIsLostHasNoMeasures() {
    Mark lost = line(turned(), 1, 2, 3);
    lost.lose();
    Between between = new Between(line(Pose.asTaught(), 10, 5, 0), lost);

    assertThat(between.isFound()).isFalse();
    assertThat(between.above()).isNaN();
    assertThat(between.turned()).isNaN();
  }
}
