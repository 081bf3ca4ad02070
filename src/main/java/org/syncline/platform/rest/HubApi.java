package org.syncline.platform.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All resources, below {@code /syncline/api}. */
@ApplicationPath("api")
public class HubApi extends Application {}
