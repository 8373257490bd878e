package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Recorded;
import dev.linewarden.inspection.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// What is said is what docs/upstream.schema.json says.
final class SchemaTest {
  private static final Path SCHEMA = Path.of("..", "docs", "upstream.schema.json");

  private final Events events = new Events("line-4", new OffClock(OptionalLong.of(3)));
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @Test
  void everyKindOfMessageIsAsDescribed() throws IOException {
    LedgerEntry.Changed changed =
        new LedgerEntry.Changed(
            new PartId(8), 0, Samples.RECIPE, new RecipeKey("cans", 2), "anna", "");
    LedgerEntry.Noted noted =
        new LedgerEntry.Noted(
            new PartId(8), Note.of(Note.Kind.PLANT_ASKED, 0, "plant MES", "stop", "accepted"));
    for (LedgerEntry entry :
        List.of(
            Samples.triggered(1),
            Samples.judged(1, Samples.REJECT),
            Samples.judged(2, Samples.LATE),
            Samples.judged(3, new Verdict.Pass()),
            Samples.closed(1, Ending.NOT_REMOVED),
            changed,
            noted)) {
      for (boolean flag : new boolean[] {true, false}) {
        Sink.Event event = new Sink.Event.Entry(new Recorded(42, entry), flag, !flag);
        Events.Message said = events.of(event);
        assertValid(said.kind(), said.body());
        assertValid("line", new Batch.Builder().add(event, said).build().lines());
      }
    }
    assertValid("gap", events.of(new Sink.Event.Gap(1, 90, 0)).body());
    assertValid("counts", events.counts(new Sink.Aside.Counts(Samples.report(), 3, 0)));
    assertValid(
        "counts",
        events.counts(
            new Sink.Aside.Counts(
                new CountsReport(null, Counts.ZERO, Balance.ZERO, Double.NaN, "x"), 0, 0)));
    assertValid("status", events.online(0));
    assertValid("status", events.offline());
    assertValid("answer", events.answer("", "why not", 0));
  }

  @Test
  void whatIsNotAsDescribedIsSeen() throws IOException {
    assertThat(problems("line", events.online(0).toString())).isNotEmpty();
    assertThat(problems("part", events.of(new Sink.Event.Gap(1, 90, 0)).body().toString()))
        .isNotEmpty();
    String part =
        events
            .of(new Sink.Event.Entry(new Recorded(1, Samples.triggered(1)), true, true))
            .body()
            .toString();
    assertThat(problems("trigger", part.replace("\"sequence\":1", "\"sequence\":0"))).isNotEmpty();
    assertThat(problems("trigger", part.replace("\"history\":true", "\"history\":false")))
        .isNotEmpty();
  }

  private void assertValid(String kind, Body body) throws IOException {
    assertThat(problems(kind, body.toString())).as("%s: %s", kind, body).isEmpty();
  }

  private List<Error> problems(String kind, String body) throws IOException {
    String root = Files.readString(SCHEMA);
    String one =
        root.substring(0, root.lastIndexOf('}')) + ", \"$ref\": \"#/$defs/" + kind + "\" }";
    Schema schema = registry.getSchema(one, InputFormat.JSON);
    return schema.validate(body, InputFormat.JSON);
  }
}
