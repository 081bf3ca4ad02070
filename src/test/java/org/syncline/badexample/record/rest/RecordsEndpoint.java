package org.syncline.badexample.record.rest;

import jakarta.ws.rs.Path;

/** A resource under a name of its own. */
@Path("/records")
public class RecordsEndpoint {}
