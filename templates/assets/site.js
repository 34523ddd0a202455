// The interactive chart: loads the site's own ECharts when a reader asks for it.
// Without this script every chart still stands in the page, drawn and as a table.
(function () {
  'use strict';
  var library = document.currentScript.getAttribute('data-echarts');
  var loading;

  function load() {
    loading = loading || new Promise(function (done, fail) {
      var script = document.createElement('script');
      script.src = library;
      script.onload = done;
      script.onerror = fail;
      document.head.appendChild(script);
    });
    return loading.then(patterns);
  }

  // ECharts gives a sunburst patterns by branch only; a cell's own is put in here, as
  // it is when the charts are drawn at build time.
  function patterns() {
    if (patterns.done) return;
    patterns.done = true;
    window.echarts.registerVisual(6500, {
      overallReset: function (model) {
        model.eachSeriesByType('sunburst', function (series) {
          series.getData().tree.eachNode(function (node) {
            var own = node.getModel().get(['itemStyle', 'decal']);
            if (own) node.setVisual('decal', own);
          });
        });
      }
    });
  }

  function show(button) {
    var id = button.getAttribute('data-chart');
    var figure = document.getElementById('fig-' + id);
    var option = JSON.parse(document.getElementById('option-' + id).textContent);
    var live = document.createElement('div');
    var canvas = live.appendChild(document.createElement('div'));
    live.className = 'live scroll';
    figure.querySelectorAll('.draw').forEach(function (drawing) { drawing.style.display = 'none'; });
    figure.insertBefore(live, figure.querySelector('.keys') || figure.querySelector('.act'));
    var chart = window.echarts.init(canvas, null, { renderer: 'svg' });
    chart.setOption(option);
    window.addEventListener('resize', function () { chart.resize(); });
    button.remove();
  }

  document.querySelectorAll('.go').forEach(function (button) {
    button.hidden = false;
    button.addEventListener('click', function () {
      button.disabled = true;
      load().then(function () { show(button); }, function () { button.disabled = false; });
    });
  });
})();
