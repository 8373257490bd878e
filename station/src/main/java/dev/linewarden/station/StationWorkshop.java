package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.ui.DraftReport;
import dev.linewarden.ui.DraftWish;
import dev.linewarden.ui.LimitOutlook;
import dev.linewarden.ui.LimitQuestion;
import dev.linewarden.ui.Workshop;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// What engineers may ask of recipes while one runs, on a station. Any thread.
final class StationWorkshop implements Workshop {
  private final Hindsight hindsight;
  private final ShadowDesk shadows;
  private final RecipeCaller caller;
  private final AtomicBoolean looking = new AtomicBoolean();

  StationWorkshop(Hindsight hindsight, ShadowDesk shadows, RecipeCaller caller) {
    this.hindsight = hindsight;
    this.shadows = shadows;
    this.caller = caller;
  }

  @Override
  public LimitOutlook outlook(LimitQuestion question) {
    if (!looking.compareAndSet(false, true)) {
      throw new BadInput("another limit is being looked at; ask again when it is done");
    }
    try {
      return hindsight.answer(question);
    } finally {
      looking.set(false);
    }
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
  public void promote(String who, String why) {
    shadows.promote(who, why);
  }
}
