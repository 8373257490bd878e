package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PixelFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WebScreenTest {
  private final ScreenRig rig = new ScreenRig();
  private final Parts parts = new Parts();

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void aJudgedPartReachesTheScreenWithItsFindingsAndItsPicture() throws IOException {
    Browser.Ear ear = rig.browser.listen(rig.origin(), true);
    ear.nextStatus();

    parts.show(rig.screen, Parts.pass(7));

    Browser.Live live = ear.nextPart();
    assertThat(live.json().get("part").asLong()).isEqualTo(7);
    assertThat(live.json().get("verdict").asString()).isEqualTo("pass");
    assertThat(live.json().get("frameToVerdictMillis").isNull()).isTrue();
    JsonNode cap = live.json().get("findings").get(0);
    assertThat(cap.get("mark").asString()).isEqualTo("good");
    assertThat(cap.get("corners").get(2).get(1).asDouble()).isEqualTo(60);
    byte[] jpeg = new byte[live.picture().remaining()];
    live.picture().get(jpeg);
    assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth()).isEqualTo(Parts.WIDTH);
  }

  @Test
  void whoComesWhileTheLineStandsSeesTheLastPicture() {
    Browser.Ear first = rig.browser.listen(rig.origin(), true);
    parts.show(rig.screen, Parts.pass(6));
    assertThat(first.nextPart().json().get("part").asLong()).isEqualTo(6);
    parts.show(rig.screen, Parts.reject(7));
    assertThat(first.nextPart().json().get("part").asLong()).isEqualTo(7);

    Browser.Ear late = rig.browser.listen(rig.origin(), true);

    Browser.Live live = late.nextPart();
    assertThat(live.json().get("part").asLong()).isEqualTo(7);
    assertThat(live.picture().hasRemaining()).isTrue();
  }

  @Test
  void statusComesBySelfAndCarriesTheLastVerdicts() {
    Browser.Ear ear = rig.browser.listen(rig.origin(), true);
    rig.screen.saw(Parts.reject(8), Frames.NONE);

    JsonNode status = ear.nextStatus();
    while (status.get("ticks").isEmpty()) {
      status = ear.nextStatus();
    }

    assertThat(status.get("state").asString()).isEqualTo("running");
    assertThat(status.get("ledger").get("unaccounted").asLong()).isZero();
    assertThat(status.get("ticks").get(0).get("verdict").asString()).isEqualTo("r");
    assertThat(status.get("ticks").get(0).get("label").asString()).isEqualTo("cap missing");
  }

  @Test
  void aRejectKeepsItsPictureEvenWhenNobodyWatched() throws IOException {
    parts.show(rig.screen, Parts.reject(9));
    rig.await("the reject is listed", () -> rejects().size() == 1);

    assertThat(rejects().get(0).get("label").asString()).isEqualTo("cap missing");
    HttpResponse<byte[]> image = rig.browser.picture("/api/v1/rejects/9/image");
    HttpResponse<byte[]> small = rig.browser.picture("/api/v1/rejects/9/thumbnail");
    assertThat(image.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(ImageIO.read(new ByteArrayInputStream(image.body())).getWidth()).isEqualTo(320);
    assertThat(ImageIO.read(new ByteArrayInputStream(small.body())).getWidth()).isEqualTo(240);
    assertThat(rig.browser.get("/api/v1/rejects/10/image").statusCode()).isEqualTo(404);
  }

  @Test
  void theLastTwelveRejectsAreListedAndThoseOfALittleOlderListCanBeFetched() {
    for (long part = 1; part <= 20; part++) {
      parts.show(rig.screen, Parts.reject(part));
      rig.await("its frame is free", () -> parts.framesOut.get() == 0);
    }
    rig.await("the last one is listed", () -> newestReject() == 20);

    assertThat(rejects()).hasSize(12);
    assertThat(rejects().get(11).get("part").asLong()).isEqualTo(9);
    assertThat(rig.browser.get("/api/v1/rejects/1/thumbnail").statusCode()).isEqualTo(200);
  }

  @Test
  void aPassLeavesOnlyASmallPictureWhenNobodyWatches() {
    parts.show(rig.screen, Parts.pass(1));
    rig.await("its frame is free", () -> parts.framesOut.get() == 0);

    assertThat(rig.screen.thumbnail(1)).isPresent();
    assertThat(rig.browser.get("/api/v1/rejects/1/thumbnail").statusCode()).isEqualTo(404);
  }

  @Test
  void everyFrameIsGivenBackWhenTheScreenCloses() {
    rig.browser.listen(null, true).nextStatus();
    for (long part = 1; part <= 50; part++) {
      parts.show(rig.screen, part % 3 == 0 ? Parts.reject(part) : Parts.pass(part));
      assertThat(parts.framesOut.get()).isLessThanOrEqualTo(WebScreen.FRAMES_HELD_MAX);
    }

    rig.screen.close();
    parts.show(rig.screen, Parts.reject(51));

    assertThat(parts.framesOut.get()).isZero();
  }

  @Test
  void aScreenThatDoesNotReadMissesPicturesAndHoldsNobodyUp() {
    Parts large = new Parts(PixelFormat.BGR8, 4, true);
    Browser.Ear stalled = rig.browser.listen(null, false);
    Browser.Ear quick = rig.browser.listen(null, true);
    quick.nextStatus();
    int shown = 24;
    long fastestLateNanos = Long.MAX_VALUE;

    try (Frames frames = Frames.of(large.frame(1))) {
      for (int part = 1; part <= shown; part++) {
        long before = rig.clock.nanos();
        rig.screen.saw(Parts.reject(part), frames);
        long took = rig.clock.nanos() - before;
        fastestLateNanos = part > shown / 2 ? Math.min(fastestLateNanos, took) : fastestLateNanos;
        assertThat(quick.nextPart().json().get("part").asInt()).isEqualTo(part);
      }
    }
    stalled.read();
    int received = 1;
    while (stalled.nextPart().json().get("part").asInt() < shown) {
      received++;
    }

    // What did arrive is what the network's own buffers hold, some megabytes of the forty.
    assertThat(received).isLessThan(shown * 3 / 4);
    // The machine may be busy, so not every call is quick; but a line that is held up has none.
    assertThat(fastestLateNanos).isLessThan(1_000_000);
  }

  @Test
  void aPortInUseIsOneSentenceThatSaysWhatToChange() {
    UiSettings same = new UiSettings("127.0.0.1", rig.screen.port());

    try (WebScreen second = new WebScreen(same, rig.sources, rig.clock, rig.faults)) {
      assertThatThrownBy(second::start)
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("port " + rig.screen.port())
          .hasMessageContaining("station.toml, [ui] port");
    }
  }

  @Test
  void partsNobodySawGoAreNamed() {
    rig.screen.saw(
        new LineEvent.PartClosed(
            new LedgerEntry.Closed(new PartId(77), 0, ScriptedStation.KEY, Ending.NOT_REMOVED)),
        Frames.NONE);

    JsonNode status = rig.browser.json(rig.browser.get("/api/v1/status"));

    assertThat(status.get("notRemovedParts").get(0).asLong()).isEqualTo(77);
  }

  private JsonNode rejects() {
    return rig.browser.json(rig.browser.get("/api/v1/rejects"));
  }

  private long newestReject() {
    JsonNode list = rejects();
    return list.isEmpty() ? 0 : list.get(0).get("part").asLong();
  }
}
