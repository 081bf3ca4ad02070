package org.syncline.bench.peer;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import org.mapstruct.factory.Mappers;

/** Jackson into a bean, MapStruct to another, Jackson out of that. */
final class MapStructPeer implements Subject {
  private final CustomerMapper mapper = Mappers.getMapper(CustomerMapper.class);
  private final ObjectReader reader = FrontEnd.MAPPER.readerFor(SourceCustomer.class);
  private final ObjectWriter writer = FrontEnd.MAPPER.writerFor(TargetCustomer.class);

  @Override
  public byte[] run(byte[] body) throws IOException {
    SourceCustomer source = reader.readValue(FrontEnd.checked(body));
    return writer.writeValueAsBytes(mapper.customer(source));
  }
}
