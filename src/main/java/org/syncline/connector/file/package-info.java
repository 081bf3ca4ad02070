/**
 * Files on a file server, by SFTP: complete files only, under names that the hub chooses.
 *
 * <p>May use {@code connector.spi}, {@code system}, {@code configuration}, {@code security.egress},
 * {@code platform} and Apache MINA SSHD. Surprising: a look-up may move a file. What an earlier try
 * left unfinished is moved away first, so that it can't be finished any more once it was said that
 * it is not there.
 */
@NullMarked
package org.syncline.connector.file;

import org.jspecify.annotations.NullMarked;
