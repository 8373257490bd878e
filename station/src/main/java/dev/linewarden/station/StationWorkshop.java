package dev.linewarden.station;

import dev.linewarden.ui.DraftReport;
import dev.linewarden.ui.DraftWish;
import dev.linewarden.ui.HoldQuestion;
import dev.linewarden.ui.HoldReport;
import dev.linewarden.ui.LimitOutlook;
import dev.linewarden.ui.LimitQuestion;
import dev.linewarden.ui.Workshop;
import java.io.Writer;
import java.time.ZoneId;
import java.util.Optional;

/// What engineers may ask of recipes while one runs, on a station. Any thread.
final class StationWorkshop implements Workshop {
  private final Hindsight hindsight;
  private final ShadowDesk shadows;
  private final RecipeCaller caller;

  /// Two at once would be slower than one after the other, and take memory twice.
  private final OneAtATime looking =
      new OneAtATime("another question of the past is being answered; ask again when it is done");

  StationWorkshop(Hindsight hindsight, ShadowDesk shadows, RecipeCaller caller) {
    this.hindsight = hindsight;
    this.shadows = shadows;
    this.caller = caller;
  }

  @Override
  public LimitOutlook outlook(LimitQuestion question) {
    return looking.run(() -> hindsight.answer(question));
  }

  @Override
  public HoldReport hold(HoldQuestion question, Optional<Writer> list) {
    // It is the asker's own to close.
    return looking.run(() -> hindsight.hold(question, HoldList.to(list, ZoneId.systemDefault())));
  }

  @Override
  public void callNumber(int number, String who) {
    caller.number(number, who);
  }

  @Override
  public void callCode(String code, String who) {
    caller.code(code, who);
  }

  @Override
  public Optional<DraftReport> draft() {
    return shadows.report();
  }

  @Override
  public void follow(DraftWish wish, String who) {
    shadows.follow(wish, who);
  }

  @Override
  public void drop(String who) {
    shadows.drop(who);
  }

  @Override
  public void promote(String deed, String who, String why) {
    shadows.promote(deed, who, why);
  }
}
