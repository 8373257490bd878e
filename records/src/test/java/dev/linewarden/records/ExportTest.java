package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.inspection.WallSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class ExportTest {
  @TempDir Path root;

  @Test
  void everyPartIsOneLineWithWhatWasDecidedMeasuredAndDone() throws IOException {
    try (JournalRig rig = new JournalRig(root)) {
      rig.journal.note(Note.of(Note.Kind.BATCH_BEGUN, 1, "anna", "lot 1", ""));
      rig.settle();
      rig.write(1, 500);
      rig.append(Samples.triggered(501));
      rig.append(Samples.judged(501));
      rig.append(Samples.triggered(502));
      rig.append(Samples.judged(502));
      LedgerEntry.Closed closed = Samples.closed(502);
      rig.append(
          new LedgerEntry.Closed(
              closed.part(), closed.wallMillis(), closed.recipe(), closed.ending(), 1, -3.5));
      rig.settle();
      StringBuilder text = new StringBuilder();
      long written = new PartsExport(WallSpan.ALWAYS, new JsonRows(text)).run(rig.journal);

      List<String> lines = text.toString().lines().toList();
      assertThat(written).isEqualTo(502);
      assertThat(lines).hasSize(502);
      JsonNode slipped = new ObjectMapper().readTree(lines.get(500));
      assertThat(slipped.get("part").asInt()).as("the one under way comes last").isEqualTo(502);
      assertThat(slipped.get("slip_mm").asDouble()).isEqualTo(-3.5);
      for (int part = 1; part <= 501; part += 100) {
        JsonNode line = new ObjectMapper().readTree(lines.get(part == 501 ? part : part - 1));
        assertThat(line.get("slip_mm").isNull()).isTrue();
        LedgerEntry.Judged judged = Samples.judged(part);
        assertThat(line.get("part").asInt()).isEqualTo(part);
        assertThat(line.get("batch").asString()).isEqualTo("lot 1");
        assertThat(line.get("verdict").asString())
            .isEqualTo(judged.verdict() instanceof Verdict.Pass ? "pass" : "reject");
        assertThat(line.get("scores").get(0).get("value").asDouble())
            .isEqualTo(judged.findings().getFirst().value());
        assertThat(line.get("ending").asString())
            .isEqualTo(
                part == 501 ? "" : judged.verdict() instanceof Verdict.Pass ? "passed" : "removed");
      }
    }
  }

  @Test
  void onlyTheSpanIsWrittenAlsoWhereTheClockJumped() throws IOException {
    try (JournalRig rig = new JournalRig(root)) {
      rig.write(1, 100);
      StringBuilder text = new StringBuilder();
      long from = Samples.judged(11).wallMillis();
      WallSpan ten = new WallSpan(from, Samples.judged(21).wallMillis());
      assertThat(new PartsExport(ten, new CsvRows(text)).run(rig.journal)).isEqualTo(10);
      List<String> lines = text.toString().lines().toList();
      assertThat(lines.getFirst()).startsWith("part,time,batch,recipe,revision,verdict,label");
      assertThat(lines.get(1)).startsWith("11,2025-06-15T15:06:41.112Z,,cola-bottles,3,");
      assertThat(lines.getLast()).startsWith("20,");
    }
  }

  @Test
  void aCellThatWouldBreakTheTableIsQuoted() throws IOException {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("a", "x,\"y\"\nz");
    row.put("b", Double.NaN);
    row.put("c", List.of(Map.of("value", 1.5), Map.of("value", Double.NaN)));
    StringBuilder csv = new StringBuilder();
    new CsvRows(csv).write(row);
    assertThat(csv).hasToString("a,b,c\r\n\"x,\"\"y\"\"\nz\",,1.5; \r\n");
    StringBuilder json = new StringBuilder();
    new JsonRows(json).write(row);
    assertThat(json)
        .hasToString(
            "{\"a\":\"x,\\\"y\\\"\\nz\",\"b\":null,\"c\":[{\"value\":1.5},{\"value\":null}]}\n");
  }
}
