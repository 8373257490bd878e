package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.Stream;

/// `text`: a line of text from a network trained by connectionist temporal classification (Graves
/// et al., 2006): step by step along the line it scores each character and a blank, which stands
/// between two equal ones. The best of each step is taken, what stays the same from step to step
/// counts once.
///
/// Settings: `characters`, all that the network knows, in its order, without the blank; `blank`,
/// `first` or `last` of its classes; `softmax`, false when the scores are shares already; `expect`
/// as of a `code`. Findings: `read` and `matches` ([Wanted]); `certainty`, the share of the least
/// certain character, 0 when there is none.
final class TextDecoder implements Decoder {
  private static final String CERTAINTY = "certainty";

  private static final List<String> YIELDS =
      Stream.concat(Wanted.YIELDS.stream(), Stream.of(CERTAINTY)).toList();

  enum Blank {
    FIRST,
    LAST
  }

  private final Wanted wanted;
  private final String[] characters;

  /// The class of the first character.
  private final int first;

  private final boolean softmax;
  private final int steps;
  private final Placement placement;
  private final StringBuilder text = new StringBuilder();

  /// Of the characters in `text`.
  private double certainty;

  private TextDecoder(
      Wanted wanted, String[] characters, Blank blank, boolean softmax, Shape shape) {
    this.wanted = wanted;
    this.characters = characters;
    this.first = blank == Blank.FIRST ? 1 : 0;
    this.softmax = softmax;
    this.steps = steps(shape, characters.length);
    this.placement = shape.placement();
  }

  static Maker read(SettingsReader settings) {
    String[] characters =
        settings
            .text("characters")
            .codePoints()
            .mapToObj(Character::toString)
            .toArray(String[]::new);
    Blank blank = settings.choice("blank", Blank.class, Blank.FIRST);
    boolean softmax = settings.flag("softmax", true);
    Wanted wanted = Wanted.read(settings);
    return shape -> new TextDecoder(wanted, characters, blank, softmax, shape);
  }

  /// Of an output [1, steps, classes] or [steps, 1, classes].
  private static int steps(Shape shape, int characters) {
    List<Long> sides = shape.output().stream().filter(side -> side != 1).toList();
    if (sides.size() != 2 || !sides.getLast().equals(shape.output().getLast())) {
      throw new BadInput(
          "%s: decode 'text' takes an output of steps and classes, but it is %s"
              .formatted(shape.where(), shape.output()));
    }
    long classes = sides.getLast();
    if (classes != characters + 1) {
      throw new BadInput(
          ("%s: the output %s has %d classes, which is a blank and %d characters, but 'characters'"
                  + " has %d; some networks know a space at the end")
              .formatted(shape.where(), shape.output(), classes, classes - 1, characters));
    }
    return Math.toIntExact(sides.getFirst());
  }

  @Override
  public List<String> yields() {
    return YIELDS;
  }

  /// Numbers only: a text has no lowest and no sum.
  @Override
  public List<String> measures() {
    return List.of("matches", CERTAINTY);
  }

  @Override
  public void decode(List<FloatBuffer> outputs, FindingSink sink) {
    spell(outputs.getFirst());
    wanted.tell(!text.isEmpty(), text.toString(), placement.region(), sink);
    sink.found(CERTAINTY, text.isEmpty() ? 0 : certainty, "score", placement.region());
  }

  private void spell(FloatBuffer scores) {
    int classes = characters.length + 1;
    text.setLength(0);
    certainty = 1;
    int before = -1;
    double ofBefore = 0;
    for (int step = 0; step < steps; step++) {
      int from = step * classes;
      int best = best(scores, from, classes);
      double share = isCharacter(best) ? share(scores, from, classes, best) : 0;
      if (best == before) {
        // A character is as certain as it is where it is seen best.
        ofBefore = Math.max(ofBefore, share);
      } else {
        write(before, ofBefore);
        before = best;
        ofBefore = share;
      }
    }
    write(before, ofBefore);
  }

  private void write(int which, double share) {
    if (isCharacter(which)) {
      text.append(characters[which - first]);
      certainty = Math.min(certainty, share);
    }
  }

  private boolean isCharacter(int which) {
    return which >= first && which < first + characters.length;
  }

  private static int best(FloatBuffer scores, int from, int classes) {
    int best = 0;
    for (int i = 1; i < classes; i++) {
      if (scores.get(from + i) > scores.get(from + best)) {
        best = i;
      }
    }
    return best;
  }

  private double share(FloatBuffer scores, int from, int classes, int which) {
    double score = scores.get(from + which);
    if (!softmax) {
      return score;
    }
    double sum = 0;
    for (int i = 0; i < classes; i++) {
      // Off the highest, so that no exponential overflows.
      sum += Math.exp(scores.get(from + i) - score);
    }
    return 1 / sum;
  }
}
