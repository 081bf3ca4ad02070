package org.syncline.samples;

import java.util.List;

/** The same people in several systems: one e-mail address, written differently. */
final class MeetingStories {
  private final Cast cast;

  MeetingStories(Cast cast) {
    this.cast = cast;
  }

  void tell() {
    for (int i = 0; i < 90; i++) {
      inTurns(true, true, false);
    }
    for (int i = 0; i < 40; i++) {
      inTurns(true, false, true);
      inTurns(false, true, true);
    }
    for (int i = 0; i < 25; i++) {
      inTurns(true, true, true);
    }
    for (int i = 0; i < 40; i++) {
      atOnce();
    }
    for (int i = 0; i < 6; i++) {
      sameSystemTwice();
    }
    for (int i = 0; i < 5; i++) {
      ambiguous();
    }
    for (int i = 0; i < 6; i++) {
      untrustedTime();
    }
  }

  /** Each in waves of its own, so that it is known who came first. */
  private void inTurns(boolean inErp, boolean inShop, boolean inBranch) {
    Person person = inBranch ? cast.people.westerner() : cast.people.anybody();
    Card erp = cast.erpCard(cast.erpKey(), person);
    Card shop = cast.shopCard(cast.shopKey(), person);
    String branch = cast.branchKey();
    boolean branchKnows = false;
    int version = 0;
    int turn = cast.random.nextInt(3);
    for (int wave : cast.waves(2 + cast.random.nextInt(4), 1, Script.WAVES)) {
      do {
        turn = (turn + 1) % 3;
      } while (!(turn == 0 ? inErp : turn == 1 ? inShop : inBranch));
      switch (turn) {
        case 0 -> {
          cast.erp(wave, erp.at(++version, cast.moment(cast.wave(1, wave))));
          erp = cast.erpChange(erp, person);
        }
        case 1 -> {
          cast.shop(wave, shop.at(cast.moment(wave)));
          shop = cast.shopChange(shop, person);
        }
        default -> {
          cast.branch(
              wave,
              branchKnows
                  ? cast.branchChange(branch, person)
                  : cast.branchCard(branch, person)
                      .with(cast.branchChange(branch, person).fields()));
          branchKnows = true;
        }
      }
    }
  }

  /**
   * Both make the same person in one wave. Each knows something the other does not, so whoever
   * comes second changes the record.
   */
  private void atOnce() {
    Person person = cast.people.anybody();
    int wave = cast.wave(1, 8);
    Card erp = cast.erpCard(cast.erpKey(), person);
    Card shop = cast.shopCard(cast.shopKey(), person);
    cast.erp(wave, erp.at(1, cast.moment(wave)));
    cast.shop(wave, shop.at(cast.moment(wave)));
    if (cast.scribe.oneIn(2)) {
      cast.erp(wave + 1, cast.erpChange(erp, person).at(2, cast.moment(wave + 1)));
      cast.shop(wave + 2, cast.shopChange(shop, person).at(cast.moment(wave + 2)));
    }
  }

  /** Two keys of one system, one address: only a person may say that they are one. */
  private void sameSystemTwice() {
    Person person = cast.people.westerner();
    List<Integer> waves = cast.waves(2, 1, Script.WAVES);
    for (int wave : waves) {
      cast.erp(wave, cast.erpCard(cast.erpKey(), person).at(1, cast.moment(wave)));
    }
    Person other = cast.people.westerner();
    for (int wave : waves) {
      cast.shop(wave, cast.shopCard(cast.shopKey(), other).at(cast.moment(wave)));
    }
    Person third = cast.people.westerner();
    for (int wave : waves) {
      cast.branch(wave, cast.branchCard(cast.branchKey(), third));
    }
  }

  /**
   * One person takes over the other's address; then somebody with that address comes to the shop.
   */
  private void ambiguous() {
    Person ann = cast.people.anybody();
    Person bob = cast.people.anybody();
    Card annsCard = cast.erpCard(cast.erpKey(), ann);
    cast.erp(1, annsCard.at(1, cast.moment(1)));
    cast.erp(2, cast.erpCard(cast.erpKey(), bob).at(1, cast.moment(2)));
    int wave = cast.wave(3, 5);
    cast.erp(wave, annsCard.with("email", cast.scribe.email(bob.email())).at(2, cast.moment(wave)));
    Card stranger = cast.shopCard(cast.shopKey(), bob);
    cast.shop(6, stranger.at(cast.moment(6)));
    if (cast.scribe.oneIn(2)) {
      cast.shop(8, cast.shopChange(stranger, bob).at(cast.moment(8)));
    }
  }

  /**
   * A time ahead of the hub's clock, or none: the moment of arrival counts, which is later than all
   * of 2025.
   */
  private void untrustedTime() {
    Person person = cast.people.anybody();
    Card erp = cast.erpCard(cast.erpKey(), person).at(1, cast.moment(12).plusSeconds(500_000_000));
    Card shop = cast.shopCard(cast.shopKey(), person);
    cast.shop(2, shop.at(cast.moment(2)));
    cast.erp(4, cast.scribe.oneIn(2) ? erp : erp.untimed());
    cast.shop(
        7, cast.shopChange(shop, person).with("city", Said.text("Altstadt")).at(cast.moment(7)));
  }
}
