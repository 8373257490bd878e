package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.ToolTime;
import dev.linewarden.inspection.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class EntryCodecTest {
  private static final int CASES = 2000;

  @Test
  void whatIsWrittenIsReadBackAndFitsInTheRoomReservedSeed7() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < CASES; i++) {
      LedgerEntry entry = entry(random);
      ByteSink sink = new ByteSink(16);
      int start = RecordFormat.begin(sink, i + 1, EntryCodec.kind(entry), i);
      int body = sink.size();
      EntryCodec.encode(sink, entry);
      RecordFormat.finish(sink, start);
      assertThat(EntrySize.bytesMax(entry)).as("case %d", i).isGreaterThanOrEqualTo(sink.size());
      ByteSource source = new ByteSource(sink.array(), body, sink.size() - body);
      assertThat(EntryCodec.decode(EntryCodec.kind(entry), source))
          .as("case %d", i)
          .isEqualTo(entry);
    }
  }

  @Test
  void everyCauseAndEveryEndingHasAStableCode() {
    assertThat(EntryCodec.CAUSES).containsExactlyInAnyOrder(Cause.values());
    assertThat(EntryCodec.ENDINGS).containsExactlyInAnyOrder(Ending.values());
    assertThat(NoteCodec.KINDS).containsExactlyInAnyOrder(Note.Kind.values());
    // Stored journals hold these numbers for ever.
    assertThat(EntryCodec.CAUSES.indexOf(Cause.LATE)).isZero();
    assertThat(EntryCodec.CAUSES.indexOf(Cause.FAULTED)).isEqualTo(9);
    assertThat(EntryCodec.ENDINGS.indexOf(Ending.INTERRUPTED)).isEqualTo(3);
    assertThat(NoteCodec.KINDS.indexOf(Note.Kind.FACTORY_RESET)).isEqualTo(19);
    assertThat(NoteCodec.KINDS.indexOf(Note.Kind.PLANT_ASKED)).isEqualTo(20);
  }

  @Test
  void randomBytesAreReadOrRefusedButNeverBreakTheReaderSeed8() {
    SplittableRandom random = new SplittableRandom(8);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      try {
        EntryCodec.decode(1 + random.nextInt(6), new ByteSource(bytes, 0, bytes.length));
      } catch (IOException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(CASES * 9 / 10);
  }

  @Test
  void aCutEntryIsRefused() {
    LedgerEntry entry = Samples.judged(5);
    ByteSink sink = new ByteSink(16);
    EntryCodec.encode(sink, entry);
    for (int length = 0; length < sink.size(); length++) {
      ByteSource source = new ByteSource(sink.array(), 0, length);
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> EntryCodec.decode(EntryCodec.JUDGED, source))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void booksAreReadBack() throws IOException {
    Books books =
        new Books(
            new Balance(10, 5, 2, 1, 1, 1),
            10,
            List.of(Samples.triggered(10)),
            Map.of(
                Samples.RECIPE,
                new Counts(5, 3, 1, Map.of("cap missing", 3L, "late", 1L)),
                new RecipeKey("other", 1),
                Counts.ZERO),
            2,
            "lot 12");
    ByteSink sink = new ByteSink(16);
    BooksCodec.encode(sink, books);
    assertThat(BooksCodec.decode(new ByteSource(sink.array(), 0, sink.size()))).isEqualTo(books);
  }

  private static LedgerEntry entry(SplittableRandom random) {
    PartId part = new PartId(1 + (random.nextLong() >>> 1 >>> random.nextInt(62)));
    RecipeKey recipe = new RecipeKey("r" + random.nextInt(1000), 1 + random.nextInt(100_000));
    long wall = random.nextLong();
    return switch (random.nextInt(5)) {
      case 0 -> new LedgerEntry.Triggered(part, wall, recipe);
      case 2 ->
          new LedgerEntry.Changed(
              part, wall, recipe, new RecipeKey("b", 2), text(random), text(random));
      case 3 ->
          new LedgerEntry.Noted(
              part,
              new Note(
                  Note.Kind.SETTING_CHANGED,
                  wall,
                  "anna",
                  "limit",
                  text(random),
                  text(random),
                  text(random)));
      case 1 -> closed(random, part, wall, recipe);
      default ->
          new LedgerEntry.Judged(
              part,
              wall,
              recipe,
              verdict(random),
              findings(random),
              List.of(new ToolTime(text(random), random.nextLong())),
              random.nextLong(),
              text(random),
              random.nextLong(),
              -1);
    };
  }

  private static LedgerEntry closed(
      SplittableRandom random, PartId part, long wall, RecipeKey recipe) {
    return new LedgerEntry.Closed(
        part,
        wall,
        recipe,
        EntryCodec.ENDINGS.get(random.nextInt(4)),
        random.nextInt(3),
        random.nextBoolean() ? Double.NaN : random.nextDouble(-50, 50));
  }

  private static Verdict verdict(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Verdict.Pass();
      case 1 -> new Verdict.Unjudged(EntryCodec.CAUSES.get(random.nextInt(10)), text(random));
      default ->
          new Verdict.Reject(
              List.of(
                  new Reason(
                      new Limit(
                          text(random), text(random), -1, Double.POSITIVE_INFINITY, text(random)),
                      Double.NaN)));
    };
  }

  private static List<Finding> findings(SplittableRandom random) {
    List<Finding> findings = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      Region region =
          switch (random.nextInt(4)) {
            case 0 -> new Region.Box(1, 2, 3, 4);
            case 2 ->
                new Region.Path(
                    List.of(new Region.Point(0, 0), new Region.Point(random.nextDouble(), 1)));
            case 1 ->
                new Region.Polygon(
                    List.of(
                        new Region.Point(0, 0),
                        new Region.Point(random.nextDouble(), 1),
                        new Region.Point(3, 3)));
            default -> null;
          };
      findings.add(
          new Finding(
              text(random),
              text(random),
              random.nextDouble(),
              "px",
              region,
              random.nextInt(3) == 0 ? text(random) : ""));
    }
    return findings;
  }

  /// Also umlauts, and characters that take three and four bytes.
  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(List.of("a", "ü", "缺", "🍾").get(random.nextInt(4)));
    }
    return text.toString();
  }
}
