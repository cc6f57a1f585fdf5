// The image of a page in a viewer that zooms and pans (OpenSeadragon): the image as it is, or what its service has of it.
"use strict";

(() => {
  // What the viewer opens: the service, or the image as it is.
  const flat = ({ image, plain }) => ({ type: "image", url: image ?? plain, buildPyramid: false, crossOriginPolicy: false });
  const source = (leaf) => (leaf.service && !leaf.isFlat ? `${leaf.service}/info.json` : flat(leaf));

  function made(element, label) {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const viewer = OpenSeadragon({
      element,
      drawer: "canvas",
      showNavigationControl: false,
      animationTime: isCalm ? 0 : 0.5,
      maxZoomPixelRatio: 4,
      visibilityRatio: 0.5,
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    });
    viewer.canvas.setAttribute("role", "group");
    viewer.canvas.setAttribute("aria-label", label);
    return viewer;
  }

  // Gives a viewer in an element: `current` gives the leaf that is to be seen, `boxes` its zones as links, each with its place, and
  // `fail` is told of a leaf whose image can't be had.
  pecia.zoom = ({ element, label, current, boxes, fail }) => {
    const viewer = made(element, label);
    // The zones upon the image.
    viewer.addHandler("open", () => {
      const { x, y } = viewer.world.getItemAt(0).getContentSize();
      for (const [zone, [left, top, width, height]] of boxes(current(), x, y)) {
        viewer.addOverlay({ element: zone, location: new OpenSeadragon.Rect(left, (top * y) / x, width, (height * y) / x) });
        new OpenSeadragon.MouseTracker({ element: zone, clickHandler: () => zone.click() });
      }
    });
    viewer.addHandler("open-failed", () => {
      const leaf = current();
      if (leaf.service && !leaf.isFlat && (leaf.image ?? leaf.plain)) {
        leaf.isFlat = true;
        viewer.open(source(leaf));
      } else {
        fail(leaf);
      }
    });
    const opened = new Promise((done) => {
      viewer.addOnceHandler("open", done);
    });
    viewer.open(source(current()));
    return {
      opened,
      show: (leaf) => viewer.open(source(leaf)),
      by: (factor) => viewer.viewport.zoomBy(factor).applyConstraints(),
      whole: () => viewer.viewport.goHome(),
      end: () => viewer.destroy(),
    };
  };
})();
