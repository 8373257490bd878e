package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.PartId;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GalleryRoutesTest {
  private final ScreenRig rig = new ScreenRig();

  @AfterAll
  void stop() {
    rig.close();
  }

  @BeforeEach
  void forget() {
    rig.gallery.asked.clear();
  }

  @Test
  void keptPartsAreListedAndTheirPicturesShown() {
    JsonNode list = rig.browser.json(rig.browser.get("/api/v1/pictures?kind=sample&count=3"));
    HttpResponse<byte[]> raw = rig.browser.picture("/api/v1/pictures/12/0");
    HttpResponse<byte[]> overlay = rig.browser.picture("/api/v1/pictures/12/1");

    assertThat(rig.gallery.asked).containsExactly("3 of sample");
    assertThat(list.get(0).get("label").asString()).isEqualTo("cap missing");
    assertThat(list.get(0).get("pictures").get(1).get("overlay").asBoolean()).isTrue();
    assertThat(raw.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(overlay.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(overlay.body()).isEqualTo(ScriptedGallery.PNG);
  }

  @Test
  void whatPeopleSayAndWishArrives() {
    rig.browser.post("/api/v1/pictures/12/review", "{\"review\": \"good\"}");
    rig.browser.post("/api/v1/pictures/wanted", "{\"parts\": 5, \"challenge\": true}");
    rig.browser.post("/api/v1/pictures/passphrase", "{\"passphrase\": \"correct horse\"}");

    assertThat(rig.gallery.asked)
        .containsExactly(
            "part 12 is good, says screen at 127.0.0.1",
            "5 parts, a challenge",
            "passphrase correct horse");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/pictures/13, 404, no pictures of part '13' are kept",
    "/api/v1/pictures/0, 404, no pictures of part '0' are kept",
    "/api/v1/pictures/x, 404, no pictures of part 'x' are kept",
    "/api/v1/pictures/12/2, 404, 'part 12 has 2 pictures, counted from 0'",
    "/api/v1/pictures/12/x, 400, place must be a number from 0 to 500",
    "/api/v1/pictures?count=501, 400, count must be a number from 0 to 500"
  })
  void whatIsNotThereIsSaid(String path, int status, String said) {
    HttpResponse<String> answer = rig.browser.get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(rig.browser.json(answer).get("error").asString()).contains(said);
  }

  @Test
  void theShareOfFalseRejectsIsMeasuredOverWhatPeopleWereSureOf() {
    List<Gallery.Part> removed =
        Stream.of("good", "cap missing", "cap missing", "cap missing", "unsure", "")
            .map(GalleryRoutesTest::reviewed)
            .toList();

    GalleryRoutes.Reviews reviews = GalleryRoutes.Reviews.of(removed);

    assertThat(reviews.removed()).isEqualTo(6);
    assertThat(reviews.confirmed()).isEqualTo(3);
    assertThat(reviews.good()).isEqualTo(1);
    assertThat(reviews.unsure()).isEqualTo(1);
    assertThat(reviews.falseRejects().seen()).isEqualTo(0.25);
    assertThat(reviews.falseRejects().low()).isBetween(0.0, 0.25);
    assertThat(rig.browser.get("/api/v1/reviews").body())
        .contains("\"removed\":1", "\"seen\":null");
  }

  private static Gallery.Part reviewed(String review) {
    return new Gallery.Part(
        new PartId(1),
        "reject",
        ScriptedStation.KEY,
        1,
        "reject",
        "cap missing",
        List.of(),
        review);
  }
}
