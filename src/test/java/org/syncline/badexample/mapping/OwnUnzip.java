package org.syncline.badexample.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipInputStream;

/** Unpacks whatever comes, however large it gets. */
public final class OwnUnzip {
  byte[] first(InputStream body) throws IOException {
    ZipInputStream zip = new ZipInputStream(body);
    zip.getNextEntry();
    return zip.readAllBytes();
  }
}
