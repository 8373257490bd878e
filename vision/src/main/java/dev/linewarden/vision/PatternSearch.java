package dev.linewarden.vision;

import dev.linewarden.inspection.BadInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/// Finds a taught pattern in a picture: everywhere in a small copy of it, then better and better in
/// larger ones, at last between the pixels of the picture itself. Not thread-safe.
final class PatternSearch {
  /// The small copy in which a pattern is looked for everywhere shows it at least so large.
  private static final int COARSE_SIDE_MIN = 12;

  private static final int HALVED_MAX = 5;

  /// Places of the pattern that are looked at: everywhere, and around a guess.
  private static final int COARSE_POINTS = 48;

  private static final int FINE_POINTS = 200;
  private static final int POINTS_MIN = 12;

  /// Guesses beyond those that are wanted: as many as a crowded picture may have better ones than
  /// the true one while it is small.
  private static final int DOUBTS = 11;

  /// A guess that was made in a small picture can be that much better than it looks.
  private static final double HIDDEN = 0.25;

  /// Of a single one, from level to level only guesses that are as good as this share of the best
  /// are followed.
  private static final double WORTH = 0.7;

  private static final int DOUBTS_FOLLOWED = 3;

  private final List<EdgePoints> pattern;
  private final Pyramid pyramid;
  private final CoarseSearch coarse;
  private final PatternFit fit;
  private final PatternWish wish;
  private final Guess[] guesses;

  /// @param taught the whole taught picture, in grey
  /// @param searched grey, filled by others before each search
  PatternSearch(PatternWish wish, Mat taught, Mat searched, String where, Room room) {
    this.wish = wish;
    this.pattern = pattern(wish, taught, where, room);
    this.pyramid = new Pyramid(searched, pattern.size() - 1, room);
    this.fit = new PatternFit(wish.minSlope(), wish.range().scales());
    int top = pyramid.top();
    this.coarse =
        new CoarseSearch(pyramid.level(top), pattern.get(top), wish.range(), wish.minSlope());
    this.guesses = new Guess[wish.most() + DOUBTS];
    Arrays.setAll(guesses, _ -> new Guess());
  }

  /// On each level, until one is too small to be told apart.
  private static List<EdgePoints> pattern(PatternWish wish, Mat taught, String where, Room room) {
    Zone box = wish.box();
    int halved = 0;
    while (halved < HALVED_MAX
        && Math.min(box.width(), box.height()) >> (halved + 1) >= COARSE_SIDE_MIN) {
      halved++;
    }
    Pyramid picture = new Pyramid(taught, halved, room);
    picture.halve();
    List<EdgePoints> levels = new ArrayList<>();
    for (int level = 0; level <= halved; level++) {
      double size = 1 << level;
      Zone small =
          Zone.box(
              box.left() / size,
              box.top() / size,
              (int) (box.width() / size),
              (int) (box.height() / size));
      int most = level == halved && level > 0 ? COARSE_POINTS : FINE_POINTS;
      EdgePoints points = EdgePoints.of(picture.level(level), small, wish.minSlope(), most);
      if (points.count() < POINTS_MIN) {
        break;
      }
      levels.add(
          points.around(
              box.centreX() / size - small.centreX(), box.centreY() / size - small.centreY()));
    }
    if (levels.isEmpty()) {
      throw new BadInput(
          "%s: the pattern must show edges of at least %s grey levels, but has too few"
              .formatted(where, wish.minStep()));
    }
    if (!CoarseSearch.fits(wish.range(), levels.getLast().radius())) {
      throw new BadInput(
          where + ": the pattern is too large, or turned and scaled too far, to be found in time");
    }
    return levels;
  }

  /// Says how many there are in the picture now.
  int find() {
    pyramid.halve();
    int top = pyramid.top();
    guesses[0].score = 0;
    int count = coarse.find(guesses, Math.max(0.1, wish.minScore() - HIDDEN));
    for (int level = top; level >= 0 && count > 0; level--) {
      for (int i = 0; i < count; i++) {
        if (level < top) {
          guesses[i].finer();
        }
        fit.fit(pyramid.level(level), pattern.get(level), guesses[i]);
      }
      Arrays.sort(guesses, 0, count, (a, b) -> Double.compare(b.score, a.score));
      count = wish.most() == 1 ? worth(count) : Math.min(count, wish.most() + DOUBTS_FOLLOWED);
    }
    return Math.min(keepThere(count), wish.most());
  }

  /// Of those found, the best first; the same objects each time. The first is the best place that
  /// was looked at, also when nothing was found.
  Guess guess(int index) {
    return guesses[index];
  }

  /// Only those that still can win.
  private int worth(int count) {
    int kept = 0;
    double needed = Math.max(WORTH * guesses[0].score, 1e-9);
    while (kept < Math.min(count, 1 + DOUBTS_FOLLOWED) && guesses[kept].score >= needed) {
      kept++;
    }
    return kept;
  }

  /// Those that are there come to the front, and of two at one place the better one.
  private int keepThere(int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (isThere(guesses[i]) && isApart(guesses[i], kept)) {
        Guess guess = guesses[i];
        guesses[i] = guesses[kept];
        guesses[kept++] = guess;
      }
    }
    return kept;
  }

  private boolean isApart(Guess guess, int kept) {
    for (int i = 0; i < kept; i++) {
      double away = Math.hypot(guess.x - guesses[i].x, guess.y - guesses[i].y);
      if (away < wish.apart() * guess.scale) {
        return false;
      }
    }
    return true;
  }

  private boolean isThere(Guess guess) {
    double slack = 0.02;
    return guess.score >= wish.minScore()
        && Math.abs(Math.toDegrees(guess.radians)) <= wish.degrees() + 1
        && guess.scale >= wish.minScale() - slack
        && guess.scale <= wish.maxScale() + slack;
  }
}
