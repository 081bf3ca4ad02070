package org.syncline.platform.hardened;

/**
 * How much of an archive is read.
 *
 * @param bytes most bytes of the archive itself
 * @param files most entries, folders included
 * @param bytesOfFile most bytes of one file, unpacked
 * @param bytesOfAll most bytes of all files together, unpacked; they are held in memory
 * @param ratio most bytes that one packed byte of a file may become
 */
public record ArchiveLimits(int bytes, int files, int bytesOfFile, int bytesOfAll, int ratio) {}
