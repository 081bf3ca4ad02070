package org.syncline.mapping.suggestion;

import java.util.List;
import org.syncline.mapping.suggestion.profile.SourceProfile;

/**
 * A source, profiled.
 *
 * @param receipts of the stored messages that it was read from; empty where none were
 */
record ProfiledSource(SourceProfile profile, List<Long> receipts) {
  static final ProfiledSource NOTHING = of(new SourceProfile(List.of(), 0, List.of(), false));

  ProfiledSource {
    receipts = List.copyOf(receipts);
  }

  static ProfiledSource of(SourceProfile profile) {
    return new ProfiledSource(profile, List.of());
  }
}
