package org.syncline.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.syncline.server.HubServer;

/** The canary run on one hub, on H2; {@code mvn verify -Pcanary} is the whole of it. */
class CanaryIT {
  @Test
  void what_went_in_by_every_door_is_nowhere_to_be_seen() throws Exception {
    long seed = Long.getLong("syncline.canary.seed", ThreadLocalRandom.current().nextInt(1 << 30));
    try (CanaryStory story = CanaryStory.start(HubServer.named("canary"), seed)) {
      story.tell();
      Searched searched = story.search();

      assertThat(searched.found()).as("seed " + seed).isEmpty();
      assertThat(searched.subjects().keySet()).containsAll(CanaryStory.subjects());
      assertThat(searched.subjects().get(ServerFiles.STORES).byDesign())
          .as("canaries that arrived")
          .isGreaterThan(CanaryStory.ARRIVED);
      assertThat(story.beans()).isGreaterThan(CanaryStory.BEANS);
      assertThat(story.journeys()).isGreaterThan(CanaryStory.JOURNEYS);
      assertThat(story.fields()).isGreaterThan(CanaryStory.FIELDS);

      story.leak();
      assertThat(story.search().found())
          .as("the same search, once a logger tells too much")
          .anyMatch(hit -> hit.startsWith("log: personal property of a message"));
    }
  }
}
