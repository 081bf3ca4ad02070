package org.syncline.samples;

import java.time.LocalDate;

/**
 * Somebody as they are, before a legacy system misspells them.
 *
 * @param email lower case, unique among the samples
 * @param phone E.164
 * @param mobile E.164
 */
record Person(
    Culture culture,
    String given,
    String family,
    String email,
    String phone,
    String mobile,
    String street,
    String postalCode,
    String city,
    LocalDate born) {}
