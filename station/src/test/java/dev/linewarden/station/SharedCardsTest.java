package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedCardsTest {
  private final SharedCards cards = new SharedCards();

  @Test
  void onlyOtherViewsOnTheSameCardAreInTheWay() {
    assertThat(cards.beside("front", "eth0", 11)).isZero();
    assertThat(cards.beside("top", "eth1", 5)).isZero();
    assertThat(cards.beside("back", "eth0", 7)).isEqualTo(11);
    assertThat(cards.beside("front", "eth0", 12)).isEqualTo(7);
  }

  @Test
  void aCameraOnAnotherCardIsNoLongerInTheWay() {
    cards.beside("front", "eth0", 11);
    cards.beside("front", "eth1", 11);

    assertThat(cards.beside("back", "eth0", 7)).isZero();
  }
}
