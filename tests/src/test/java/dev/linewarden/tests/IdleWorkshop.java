package dev.linewarden.tests;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.ui.HoldQuestion;
import dev.linewarden.ui.HoldReport;
import dev.linewarden.ui.LimitOutlook;
import dev.linewarden.ui.LimitQuestion;
import dev.linewarden.ui.Workshop;
import java.io.Writer;
import java.util.Optional;

/// A workshop that answers no question of the past and calls no recipe.
abstract class IdleWorkshop implements Workshop {
  @Override
  public LimitOutlook outlook(LimitQuestion question) {
    throw noWorkshop();
  }

  @Override
  public HoldReport hold(HoldQuestion question, Optional<Writer> list) {
    throw noWorkshop();
  }

  @Override
  public void callNumber(int number, String who) {
    throw noWorkshop();
  }

  @Override
  public void callCode(String code, String who) {
    throw noWorkshop();
  }

  private static BadInput noWorkshop() {
    return new BadInput("there is no workshop here");
  }
}
