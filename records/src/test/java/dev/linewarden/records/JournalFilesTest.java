package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFilesTest {
  @TempDir Path data;

  @Test
  void aJournalThatIsBeingWrittenIsReadAsFarAsItIs() throws IOException {
    try (JournalRig rig = new JournalRig(data)) {
      rig.write(1, 900);
      List<Recorded> written = rig.all();
      byte[] before = Files.readAllBytes(rig.segments().getLast());

      JournalFiles files = JournalFiles.open(data, rig.faults);
      List<Recorded> read = new ArrayList<>();
      for (List<Recorded> some = files.readAfter(0, 100); !some.isEmpty(); ) {
        read.addAll(some);
        some = files.readAfter(some.getLast().sequence(), 100);
      }

      assertThat(rig.segments()).hasSizeGreaterThan(1);
      assertThat(read).isEqualTo(written).hasSize(2700);
      assertThat(files.lastSequence()).isEqualTo(rig.journal.lastSequence());
      assertThat(rig.segments().getLast()).hasBinaryContent(before);
    }
  }

  @Test
  void whereNoJournalIsOneSentenceSaysSo() {
    assertThatThrownBy(
            () -> JournalFiles.open(data, new dev.linewarden.inspection.FaultLog(new FixedClock())))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("there must be a station's journal in " + data);
    assertThat(data).isEmptyDirectory();
  }
}
